import { KurrentDouble, type KurrentDoubleOptions } from './kurrent-double.js';

export type { KurrentDouble, KurrentDoubleOptions } from './kurrent-double.js';
export { type KurrentProcess, spawnKurrentDouble } from './process/spawn.js';

/** A server that behaves like KurrentDB over the real wire, on a port of this machine. `close()` it in the end. */
export const startKurrentDouble = async (options: KurrentDoubleOptions = {}): Promise<KurrentDouble> => {
  const double = new KurrentDouble(options);
  await double.start();
  return double;
};
