import { backOff } from '#database';
import type { EventStore } from '#event-store';
import { beginning, comparePositions } from '#kernel';
import type { Projection } from '../projection.js';
import { allOf } from './all-of.js';
import { type Difference, mostExamples } from './differences.js';
import { type Course, foldLog, type RebuildParts } from './fold-log.js';
import { isInUse } from './generations.js';
import { holding } from './hold.js';
import { highest, type LanePositions } from './lane-positions.js';
import { ProgressMeter, type RebuildOptions } from './progress.js';
import { Outrun, Rebuilding } from './rebuilding.js';

export interface RebuildOutcome {
  readonly projection: string;
  readonly version: number;
  /** Number of rows in which the replaced tables differed. Undefined if there was nothing to compare. */
  readonly differences?: number;
  /** The first differences. */
  readonly examples: readonly Difference[];
  /** Number of events that could not be folded, or wait behind such an event. */
  readonly parked: number;
}

/**
 * Folds projections from the beginning of the log and replaces their tables, which stay queryable and up to date
 * meanwhile. If interrupted, the present tables stay as they are.
 * @throws RebuildUnderWay, ReadSchemaDamaged, or another RebuildError.
 */
export const rebuild = (
  parts: RebuildParts,
  projections: readonly Projection[],
  options: RebuildOptions & {
    /** The tables were just created: there is nothing to compare, even if a worker has begun to fill them. */
    readonly tablesAreNew?: boolean;
  } = {},
): Promise<RebuildOutcome[]> =>
  holding(parts.pool, projections, async (held, clients) => {
    const plans: Plan[] = [];
    for (const [index, projection] of held.entries()) {
      const rebuilding = await Rebuilding.begin(parts, clients[index], projection);
      plans.push(await planFor(rebuilding, parts.store, options.tablesAreNew));
    }
    const meter = new ProgressMeter(options, highest(plans.flatMap(({ course }) => course.through)));
    await foldLog(
      parts,
      plans.map(({ course }) => course),
      meter.foldOptions,
    );
    return allOf(plans.map((plan) => finish(plan, parts, meter)));
  });

interface Plan {
  readonly rebuilding: Rebuilding;
  /** Whether there is nothing to compare the result with. */
  readonly anew: boolean;
  readonly course: Course;
}

const planFor = async (rebuilding: Rebuilding, store: EventStore, tablesAreNew = false): Promise<Plan> => {
  const { shadow, projection } = rebuilding;
  const live = await rebuilding.livePositions();
  const end = await store.lastPosition();
  const anew = tablesAreNew || highest(live) === beginning || comparePositions(highest(live), end) > 0;
  return { rebuilding, anew, course: { shadow, projection, through: await targetOf(rebuilding, anew, store) } };
};

const finish = async (
  { rebuilding, anew }: Plan,
  { store }: RebuildParts,
  meter: ProgressMeter,
): Promise<RebuildOutcome> => {
  const { name, version } = rebuilding.projection;
  const catchUp = () => rebuilding.foldUntilNear(() => targetOf(rebuilding, anew, store), meter.foldOptions);
  await catchUp();
  await rebuilding.write();
  meter.phase('indexing', name);
  const completing = rebuilding.complete();
  const found = new DifferencesFound();
  const comparing = anew ? undefined : rebuilding.compare((difference) => found.add(difference), meter.foldOptions);
  if (comparing) meter.phase('comparing', name);
  await allOf(comparing ? [completing, comparing] : [completing]);
  meter.phase('swapping', name);
  await persistently(async () => {
    await catchUp();
    await rebuilding.replace(anew);
  });
  await rebuilding.cleanUp();
  const differences = anew ? undefined : found.count;
  return { projection: name, version, differences, examples: found.first, parked: rebuilding.shadow.parked.length };
};

const targetOf = async (rebuilding: Rebuilding, anew: boolean, store: EventStore): Promise<LanePositions> => {
  const live = await rebuilding.livePositions();
  const end = await store.lastPosition();
  return anew ? live.map(() => end) : live;
};

class DifferencesFound {
  count = 0;
  readonly first: Difference[] = [];

  add(difference: Difference): void {
    this.count += 1;
    if (this.first.length < mostExamples) this.first.push(difference);
  }
}

const mostAttempts = 30;

/** Retries when other transactions were in the way, after letting them finish. */
const persistently = async (work: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Outrun && attempt < mostAttempts) continue;
      if (!isInUse(error) || attempt >= mostAttempts) throw error;
      await backOff(attempt, neverAborted);
    }
  }
};

const neverAborted = new AbortController().signal;
