import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** A registry of our own, with Node's metrics in it: the library's global one would mix what runs in one process. */
export const createRegistry = (): Registry => {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
};

/** How many appends share a commit; to be told of each batch. */
export const batchSizes = (register: Registry): ((appends: number) => void) => {
  const sizes = new Histogram({
    name: 'casefold_append_batch_size',
    help: 'Appends that shared one commit.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers: [register],
  });
  return (appends) => sizes.observe(appends);
};
