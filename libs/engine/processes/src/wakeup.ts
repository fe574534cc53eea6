import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Spares those of one program the wait until they would have looked by themselves. */
export class Wakeup {
  private readonly bell = new EventEmitter();
  private rung = false;

  /** There is something to do: wakes who waits, or keeps the next from falling asleep. */
  ring(): void {
    this.rung = true;
    this.bell.emit('ring');
  }

  /** Resolves when it rings or has rung since the last wait, after the time, or at the signal. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.rung) await this.ringWithin(milliseconds, signal);
    this.rung = false;
  }

  /** With a timer of its own: `AbortSignal.timeout` behind `AbortSignal.any` is lost when garbage is collected meanwhile. */
  private async ringWithin(milliseconds: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const end = AbortSignal.any([signal, over.signal]);
    const waits = [once(this.bell, 'ring', { signal: end }), sleep(milliseconds, undefined, { signal: end })];
    await Promise.race(waits).catch(() => undefined);
    over.abort();
    await Promise.allSettled(waits);
  }
}
