/** Like `Promise.all`, but waits for all even if one fails, so that none continues on a released connection. */
export const allOf = async <Result>(works: readonly Promise<Result>[]): Promise<Result[]> => {
  await Promise.allSettled(works);
  return Promise.all(works);
};
