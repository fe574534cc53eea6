import { EventEmitter, once } from 'node:events';

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
    if (!this.rung) {
      const end = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
      await once(this.bell, 'ring', { signal: end }).catch(() => undefined);
    }
    this.rung = false;
  }
}
