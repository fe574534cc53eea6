import { type Instant, instantOf, millisecondsOf } from '#kernel';
import type { RefusedAttempt } from './access-log.js';
import { storable } from './access-entry.js';

/** How often an actor was denied an operation within a minute. Attempts without an actor are counted together. */
export interface RefusedCount {
  /** Start of the minute. */
  readonly minute: Instant;
  /** Empty, like role and operation, if nobody was signed in. */
  readonly actor: string;
  readonly role: string;
  readonly operation: string;
  readonly code: string;
  readonly attempts: number;
}

/** Further names are counted with the attempts without an actor. */
const mostCounted = 5_000;

const minuteMilliseconds = 60_000;

/** Counts denied attempts until they are stored. Attempts are cheap to make, so memory for them is bounded. */
export class RefusedTally {
  private counts = new Map<string, RefusedCount>();

  count({ actor, operation, code }: RefusedAttempt, at: Instant): void {
    const minute = instantOf(Math.floor(millisecondsOf(at) / minuteMilliseconds) * minuteMilliseconds);
    const attempt = { minute, actor: '', role: '', operation: '', code, attempts: 1 };
    this.add(actor ? { ...attempt, actor: storable(actor.id), role: actor.role, operation } : attempt);
  }

  /** Number of rows to store. */
  get size(): number {
    return this.counts.size;
  }

  /** Returns all counts and starts again. */
  take(): readonly RefusedCount[] {
    const counts = [...this.counts.values()];
    this.counts = new Map();
    return counts;
  }

  /** Adds back counts that could not be stored. */
  giveBack(counts: readonly RefusedCount[]): void {
    for (const count of counts) this.add(count);
  }

  private add(count: RefusedCount): void {
    const key = keyOf(count);
    const known = this.counts.get(key);
    if (!known && count.actor !== '' && this.counts.size >= mostCounted) {
      return this.add({ ...count, actor: '', role: '', operation: '' });
    }
    this.counts.set(key, known ? { ...known, attempts: known.attempts + count.attempts } : count);
  }
}

const keyOf = ({ minute, actor, role, operation, code }: RefusedCount): string =>
  JSON.stringify([minute, actor, role, operation, code]);
