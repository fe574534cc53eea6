import { type Instant, millisecondsOf } from '#kernel';
import { unauthenticated } from '#graphql';

/** Maximum delay of a Node timer, in milliseconds. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Filters the events of a subscription by what the subscriber may see.
 * @throws GraphQLError UNAUTHENTICATED when the token expires
 */
export const guardedEvents = <Item>(
  source: AsyncIterator<Item, void, undefined>,
  tokenEnds: Instant,
  admits: (item: Item) => boolean,
): AsyncIterableIterator<Item, void, undefined> => {
  let isExpired = false;
  const expire = () => {
    isExpired = true;
    void source.return?.();
  };
  const remainingMs = Math.min(Math.max(0, millisecondsOf(tokenEnds) - Date.now()), longestTimerMs);
  const timer = setTimeout(expire, remainingMs).unref();
  return {
    async next() {
      for (;;) {
        const result = await source.next();
        if (isExpired) throw unauthenticated('The token has expired.');
        if (result.done) clearTimeout(timer);
        if (result.done || admits(result.value)) return result;
      }
    },
    return() {
      clearTimeout(timer);
      return source.return?.() ?? Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
