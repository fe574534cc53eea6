import { caseCodec } from '#cases';
import type { StoredEvent } from '#event-store';
import type { Recorded } from '#kernel';
import { compareWithRebuild, type Difference, ProjectionRunner, ReadPositions } from '#projections';
import { projections } from '#schema';
import type { PostgresGround } from './postgres-ground.js';

type Ground = Pick<PostgresGround, 'pool' | 'store' | 'keys'>;

/** Keeps all read models up with the log until `stop`; `caughtUp` waits until they have all of it. */
export const startReadModels = async ({ pool, store, keys }: Ground) => {
  const codec = caseCodec(keys);
  const positions = new ReadPositions(pool, store, projections);
  const logger = {
    warn: () => undefined,
    error: (entry: unknown) => process.stderr.write(`${JSON.stringify(entry)}\n`),
  };
  const runner = new ProjectionRunner({
    store,
    pool,
    projections,
    positions,
    logger,
    decode: (stored) => codec.decode(stored),
  });
  const controller = new AbortController();
  const running = runner.run(controller.signal);
  const caughtUp = async (): Promise<void> => {
    const names = projections.map(({ name }) => name);
    const waited = positions.waitFor(await store.lastPosition(), names, { timeoutMilliseconds: 60_000 });
    await Promise.race([waited, running]); // which ends before only by failing
  };
  const stop = async (): Promise<void> => {
    controller.abort();
    await running;
  };
  return { caughtUp, stop };
};

/** Rows of any read model that a rebuild from the beginning of the log would leave otherwise. */
export const differencesFromRebuild = async ({ pool, store, keys }: Ground): Promise<readonly Difference[]> => {
  const decode = decodeOnce(caseCodec(keys));
  const differences: Difference[] = [];
  for (const projection of projections) {
    differences.push(...(await compareWithRebuild({ pool, store, decode }, projection)));
  }
  return differences;
};

/** Each read model is rebuilt from the same log: opening its fields once is enough. */
const decodeOnce = (codec: ReturnType<typeof caseCodec>) => {
  const opened = new Map<string, Recorded>();
  return async (stored: readonly StoredEvent[]): Promise<readonly Recorded[]> => {
    const sealed = stored.filter(({ id }) => !opened.has(id));
    for (const event of await codec.decode(sealed)) opened.set(event.envelope.id, event);
    return stored.flatMap(({ id }) => opened.get(id) ?? []);
  };
};
