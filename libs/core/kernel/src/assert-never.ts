/** The compiler proves this unreachable; should data from elsewhere reach it all the same, it names the intruder. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};
