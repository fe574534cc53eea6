const longest = 200;

/**
 * Shortens an error message for people who may not see content of cases: cuts it at the first quotation mark or bracket,
 * behind which messages quote values, and at 200 characters. The whole message is in the log of the worker.
 */
export const withoutValues = (message: string): string => {
  const [told, quoted] = message.split(/["'`“‘«「{[(<\n]/u, 2);
  const text = told.slice(0, longest).trimEnd();
  return quoted === undefined && text.length === message.length ? text : `${text} …`;
};
