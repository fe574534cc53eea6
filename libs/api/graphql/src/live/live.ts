/**
 * Wraps the async generator of a subscription so that it ends at once when the consumer calls `return()`. A plain
 * generator handles `return()` only at its next `yield`, which it may never reach while it waits for an event.
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
