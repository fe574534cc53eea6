import { type Instant, millisecondsOf } from '#kernel';
import { unauthenticated } from '../errors/api-errors.js';
import { stoppable } from './stoppable.js';

/** The longest that a timer of Node can wait. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * What a subscription answers: whatever `start` yields until the client leaves, or until its token is no longer good.
 * `start` ends with its signal.
 */
export const liveUntil = <Item>(
  tokenEnds: Instant,
  start: (signal: AbortSignal) => AsyncGenerator<Item, void, undefined>,
): AsyncIterableIterator<Item, void, undefined> =>
  stoppable(async function* (left) {
    const remainingMs = Math.max(0, millisecondsOf(tokenEnds) - Date.now());
    const expired = AbortSignal.timeout(Math.min(remainingMs, longestTimerMs));
    yield* start(AbortSignal.any([left, expired]));
    if (expired.aborted && !left.aborted) throw unauthenticated('The token has expired.');
  });
