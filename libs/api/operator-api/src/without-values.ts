const longest = 200;

/**
 * What may be shown of an error to somebody who is not to see the content of cases. Messages quote the values that they
 * complain about, behind a quotation mark or a bracket; everything from the first of these on is left out. The whole
 * message is in the log of the worker.
 */
export const withoutValues = (message: string): string => {
  const [told, quoted] = message.split(/["'`“‘«「{[(<\n]/u, 2);
  const text = told.slice(0, longest).trimEnd();
  return quoted === undefined && text.length === message.length ? text : `${text} …`;
};
