import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** A separate registry with Node's metrics. The library's global one would mix several services of one process. */
export const createRegistry = (): Registry => {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
};

/** Registers the histogram of appends per commit. Call the returned function once per batch. */
export const batchSizes = (register: Registry): ((appends: number) => void) => {
  const sizes = new Histogram({
    name: 'casefold_append_batch_size',
    help: 'Appends that shared one commit.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers: [register],
  });
  return (appends) => sizes.observe(appends);
};
