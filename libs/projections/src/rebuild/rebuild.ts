import pg, { type Pool } from 'pg';
import { backOff } from '#database';
import { beginning, comparePositions } from '#kernel';
import type { Projection } from '../projection.js';
import type { LanePositions } from './aside.js';
import type { Difference } from './differences.js';
import { type Course, foldLog, highest, type RebuildParts } from './fold-log.js';
import { holding } from './hold.js';
import { ProgressMeter, type RebuildOptions } from './progress.js';
import { commonPosition, Rebuilding } from './rebuilding.js';

export interface RebuildOutcome {
  readonly projection: string;
  readonly version: number;
  /** Rows in which the tables that were replaced differed; undefined where there was nothing to compare with. */
  readonly differences?: number;
  /** The first of them. */
  readonly examples: readonly Difference[];
  /** Events that could not be folded, or wait behind such. */
  readonly parked: number;
}

const mostExamples = 20;

/**
 * Folds projections anew from the beginning of the log and puts the result in the place of their tables, while they go on
 * to be queried and kept up. Wherever it is cut short, the present tables stay as they are.
 * @throws RebuildUnderWay; ReadSchemaDamaged.
 */
export const rebuild = (
  parts: RebuildParts & { readonly pool: Pool },
  projections: readonly Projection[],
  options: RebuildOptions = {},
): Promise<RebuildOutcome[]> =>
  holding(parts.pool, projections, async (clients) => {
    const end = await parts.store.lastPosition();
    const plans: Plan[] = [];
    for (const [index, projection] of projections.entries()) {
      plans.push(await planFor(await Rebuilding.begin(parts, clients[index], projection), end));
    }
    const meter = new ProgressMeter(options, highest(plans.flatMap(({ course }) => course.through)));
    await foldLog(
      parts,
      plans.map(({ course }) => course),
      meter.foldOptions,
    );
    const outcomes: RebuildOutcome[] = [];
    for (const plan of plans) outcomes.push(await finish(plan, parts, meter));
    return outcomes;
  });

interface Plan {
  readonly rebuilding: Rebuilding;
  /** Whether there is nothing that the result has to be equal to. */
  readonly anew: boolean;
  readonly course: Course;
}

const planFor = async (rebuilding: Rebuilding, end: string): Promise<Plan> => {
  const { aside, projection } = rebuilding;
  const live = await rebuilding.livePositions();
  const anew = hasNothing(live) || live.some((position) => comparePositions(position, end) > 0);
  const through = anew ? live.map(() => end) : commonPosition(live);
  return { rebuilding, anew, course: { aside, projection, through } };
};

const hasNothing = (live: LanePositions): boolean => live.every((position) => position === beginning);

const finish = async (
  { rebuilding, anew }: Plan,
  parts: RebuildParts,
  meter: ProgressMeter,
): Promise<RebuildOutcome> => {
  const { name, version } = rebuilding.projection;
  meter.phase('indexing', name);
  await rebuilding.complete();
  const target = async () => {
    const live = await rebuilding.livePositions();
    const end = await parts.store.lastPosition();
    return anew ? live.map(() => end) : commonPosition(live);
  };
  await catchUp(rebuilding, target, meter);
  const found = new DifferencesFound();
  if (!anew) {
    meter.phase('comparing', name);
    await rebuilding.compare((difference) => found.add(difference), meter.foldOptions);
  }
  meter.phase('swapping', name);
  await persistently(() => (anew ? rebuilding.replaceAnew() : rebuilding.replace()));
  await persistently(() => rebuilding.cleanUp());
  const differences = anew ? undefined : found.count;
  return { projection: name, version, differences, examples: found.first, parked: rebuilding.aside.parked.length };
};

class DifferencesFound {
  count = 0;
  readonly first: Difference[] = [];

  add(difference: Difference): void {
    this.count += 1;
    if (this.first.length < mostExamples) this.first.push(difference);
  }
}

const nearEnoughMilliseconds = 500;
const mostPasses = 20;

/** Until a pass takes so little that the rest may be folded while the live lanes are held. */
const catchUp = async (
  rebuilding: Rebuilding,
  target: () => Promise<LanePositions>,
  meter: ProgressMeter,
): Promise<void> => {
  for (let pass = 0; pass < mostPasses; pass++) {
    const begun = performance.now();
    await rebuilding.fold(await target(), meter.foldOptions);
    if (performance.now() - begun < nearEnoughMilliseconds) return;
  }
};

const mostAttempts = 30;
const lockNotAvailable = '55P03';

/** Tries again what others were in the way of, and lets them go first. */
const persistently = async (work: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const isBusy = error instanceof pg.DatabaseError && error.code === lockNotAvailable;
      if (!isBusy || attempt >= mostAttempts) throw error;
      await backOff(attempt, neverAborted);
    }
  }
};

const neverAborted = new AbortController().signal;
