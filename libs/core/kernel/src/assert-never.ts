/**
 * Marks a branch that the compiler proves unreachable. @throws Error with the value, if invalid data reaches it anyway.
 */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};
