/**
 * What a subscription answers: an async generator that ends at once when its consumer leaves. By itself one only notices
 * `return()` at its next `yield`, which a generator waiting for the next event may never reach.
 */
export const live = <Item>(
  start: (signal: AbortSignal) => AsyncGenerator<Item, void, undefined>,
): AsyncIterableIterator<Item, void, undefined> => {
  const stop = new AbortController();
  const source = start(stop.signal);
  return {
    next: () => source.next(),
    return: () => {
      stop.abort();
      return source.return();
    },
    throw: (error: unknown) => {
      stop.abort();
      return source.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
