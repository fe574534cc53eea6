/** Waits for each, also when one fails: none may go on with a connection that its owner has given up. */
export const allOf = async <Result>(works: readonly Promise<Result>[]): Promise<Result[]> => {
  await Promise.allSettled(works);
  return Promise.all(works);
};
