import { type Instant, millisecondsOf } from '#kernel';
import { unauthenticated } from '#graphql';

/** The longest that a timer of Node can wait. */
const longestTimerMs = 2 ** 31 - 1;

/** The events of a subscription that its subscriber may know of, each judged as it comes, until the token is no longer good. */
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
