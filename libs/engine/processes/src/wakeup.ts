import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Wakes another loop of the same process early, instead of at its next poll. */
export class Wakeup {
  private readonly bell = new EventEmitter();
  private rung = false;

  /** Wakes the waiting loop, or makes its next wait return at once. */
  ring(): void {
    this.rung = true;
    this.bell.emit('ring');
  }

  /** Resolves when `ring` is called or was called since the last wait, after the time, or when the signal aborts. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.rung) await this.ringWithin(milliseconds, signal);
    this.rung = false;
  }

  /** Uses its own timer: an `AbortSignal.timeout` inside `AbortSignal.any` can be garbage-collected. */
  private async ringWithin(milliseconds: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const end = AbortSignal.any([signal, over.signal]);
    const waits = [once(this.bell, 'ring', { signal: end }), sleep(milliseconds, undefined, { signal: end })];
    await Promise.race(waits).catch(() => undefined);
    over.abort();
    await Promise.allSettled(waits);
  }
}
