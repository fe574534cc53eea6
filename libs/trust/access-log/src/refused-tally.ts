import { type Instant, instantOf, millisecondsOf } from '#kernel';
import type { RefusedAttempt } from './access-log.js';
import { storable } from './access-entry.js';

/** How often one who had signed in was turned away from an operation within a minute; of the others, all together. */
export interface RefusedCount {
  /** When it began. */
  readonly minute: Instant;
  /** Empty, as role and operation are, where nobody had signed in. */
  readonly actor: string;
  readonly role: string;
  readonly operation: string;
  readonly code: string;
  readonly attempts: number;
}

/** Who tries under more names than this is counted with those who gave none. */
const mostCounted = 5_000;

const minuteMilliseconds = 60_000;

/** Counts what was refused until it is stored: attempts are cheap to make, so what they cost us is bounded. */
export class RefusedTally {
  private counts = new Map<string, RefusedCount>();

  count({ actor, operation, code }: RefusedAttempt, at: Instant): void {
    const minute = instantOf(Math.floor(millisecondsOf(at) / minuteMilliseconds) * minuteMilliseconds);
    const attempt = { minute, actor: '', role: '', operation: '', code, attempts: 1 };
    this.add(actor ? { ...attempt, actor: storable(actor.id), role: actor.role, operation } : attempt);
  }

  /** How many rows it would take to store. */
  get size(): number {
    return this.counts.size;
  }

  /** All that were counted; counting begins anew. */
  take(): readonly RefusedCount[] {
    const counts = [...this.counts.values()];
    this.counts = new Map();
    return counts;
  }

  /** Those that could not be stored. */
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
