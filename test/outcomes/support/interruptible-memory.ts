import { type AppendRequest, type AppendResult, MemoryEventStore, type StoredEvent } from '#event-store';
import type { InterruptibleLog } from './unknown-outcomes.contract.js';

const lost = (): Error => new Error('The connection was cut');

class CuttableMemory extends MemoryEventStore {
  cut?: { readonly when: 'before' | 'after'; readonly thenIsolate: boolean };
  isolated = false;
  cuts = 0;

  override async append(request: AppendRequest): Promise<AppendResult> {
    this.assertReachable();
    const { cut } = this;
    this.cut = undefined;
    if (cut) this.cuts++;
    if (cut?.thenIsolate) this.isolated = true;
    if (cut?.when === 'before') throw lost();
    const result = await super.append(request);
    if (cut?.when === 'after') throw lost();
    return result;
  }

  override async *readStream(
    ...args: Parameters<MemoryEventStore['readStream']>
  ): AsyncGenerator<StoredEvent, void, undefined> {
    this.assertReachable();
    yield* super.readStream(...args);
  }

  private assertReachable(): void {
    if (this.isolated) throw lost();
  }
}

export const openInterruptibleMemory = async (): Promise<InterruptibleLog> => {
  const store = new CuttableMemory();
  return {
    store,
    cutNextAppend: (when) => (store.cut = { when, thenIsolate: false }),
    isolateAtNextAppend: (when) => (store.cut = { when, thenIsolate: true }),
    heal: () => (store.isolated = false),
    cuts: () => store.cuts,
    close: async () => undefined,
  };
};
