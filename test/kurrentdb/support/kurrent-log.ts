import { KurrentEventStore } from '../../../libs/engine/event-store/src/kurrentdb/kurrent-event-store.js';
import { type KurrentDouble, type KurrentDoubleOptions, startKurrentDouble } from '../double/index.js';

export interface KurrentLog {
  readonly double: KurrentDouble;
  readonly store: KurrentEventStore;
  /** What the store got over by itself. */
  readonly reported: unknown[];
  close(): Promise<void>;
}

/** A KurrentDB event store on an empty server of its own. */
export const openKurrentLog = async (options: KurrentDoubleOptions = {}): Promise<KurrentLog> => {
  const double = await startKurrentDouble(options);
  const reported: unknown[] = [];
  const store = await KurrentEventStore.open(double.url, { reportError: (error) => void reported.push(error) });
  const close = async (): Promise<void> => {
    await store.close();
    await double.close();
  };
  return { double, store, reported, close };
};

/** A KurrentDB event store on a server that runs already. */
export const openRealLog = async (url: string): Promise<Pick<KurrentLog, 'store' | 'close'>> => {
  const store = await KurrentEventStore.open(url, { reportError: () => undefined });
  return { store, close: () => store.close() };
};
