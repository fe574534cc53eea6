import { type Difference, ProjectionRunner, ReadPositions, verify } from '#projections';
import { product } from '#product';
import type { PostgresGround } from './postgres-ground.js';

type Ground = Pick<PostgresGround, 'pool' | 'store' | 'keys'>;

/** Keeps all read models up to date until `stop`; `caughtUp` resolves when they have reached the end of the log. */
export const startReadModels = async ({ pool, store, keys }: Ground) => {
  const codec = product.codec(keys);
  const positions = new ReadPositions(pool, store, product.projections);
  const logger = {
    warn: () => undefined,
    error: (entry: unknown) => process.stderr.write(`${JSON.stringify(entry)}\n`),
  };
  const runner = new ProjectionRunner({
    store,
    pool,
    projections: product.projections,
    positions,
    logger,
    decoder: codec,
  });
  const controller = new AbortController();
  const running = runner.run(controller.signal);
  const caughtUp = async (): Promise<void> => {
    const names = product.projections.map(({ name }) => name);
    const waited = positions.waitFor(await store.lastPosition(), names, { timeoutMilliseconds: 60_000 });
    await Promise.race([waited, running]); // `running` ends before that only by failing
  };
  const stop = async (): Promise<void> => {
    controller.abort();
    await running;
  };
  return { caughtUp, stop };
};

/** Rows of any read model that a rebuild from the beginning of the log would change. */
export const differencesFromRebuild = async ({ pool, store, keys }: Ground): Promise<readonly Difference[]> => {
  const decoder = product.codec(keys);
  const differences: Difference[] = [];
  const onDifference = (_projection: string, difference: Difference): void => void differences.push(difference);
  await verify({ pool, store, decoder }, product.projections, { onDifference });
  return differences;
};
