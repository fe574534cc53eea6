import type { Instant } from '#kernel';
import { operator } from './actors.js';
import type { Product } from './product.js';

interface Standing {
  readonly processes: readonly { position: string; unsent: number; nextTimerDueAt: Instant | null }[];
  readonly projections: readonly { position: string }[];
}

const asked = '{ processes { position unsent nextTimerDueAt } projections { position } }';

/** Whether processes and read models have reached the end of the log, and nothing is due or waiting to be sent. */
export const isQuiet = async (product: Product, now: Instant): Promise<boolean> => {
  const end = await product.logEnd();
  const { processes, projections } = await product.ask<Standing>(asked, {}, operator);
  const isBehind = ({ position }: { position: string }) => BigInt(position) < end;
  if ([...processes, ...projections].some(isBehind)) return false;
  return processes.every(({ unsent, nextTimerDueAt }) => unsent === 0 && !(nextTimerDueAt && nextTimerDueAt <= now));
};
