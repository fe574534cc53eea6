import type { EventStore } from '#event-store';
import { assertWithinLog } from '../checkpoint-beyond-log.js';
import type { Projection } from '../projection.js';
import type { Difference } from './differences.js';
import { type Course, foldLog, type RebuildParts } from './fold-log.js';
import { holding } from './hold.js';
import { highest } from './lane-positions.js';
import { ProgressMeter, type RebuildOptions } from './progress.js';
import { Rebuilding } from './rebuilding.js';

export interface VerifyOptions extends RebuildOptions {
  /** Called for every row that differs from what the log folds to. */
  readonly onDifference: (projection: string, difference: Difference) => void;
}

/**
 * Folds projections from the beginning of the log and compares them, row by row and at the same position, with their
 * tables, which stay unchanged.
 * @throws RebuildUnderWay, ReadSchemaDamaged, LiveSetBack or CheckpointBeyondLog.
 */
export const verify = async (
  parts: RebuildParts,
  projections: readonly Projection[],
  options: VerifyOptions,
): Promise<void> => {
  await holding(parts.pool, projections, async (held, clients) => {
    const begun = held.map((projection, index) => Rebuilding.begin(parts, clients[index], projection));
    const rebuildings = await Promise.all(begun);
    const courses = await Promise.all(
      rebuildings.map(async (rebuilding) => {
        const { shadow, projection } = rebuilding;
        return { shadow, projection, through: await rebuilding.livePositions() };
      }),
    );
    await assertWithin(parts.store, courses);
    const meter = new ProgressMeter(options, highest(courses.flatMap(({ through }) => through)));
    await foldLog(parts, courses, meter.foldOptions);
    for (const rebuilding of rebuildings) {
      const { name } = rebuilding.projection;
      meter.phase('comparing', name);
      await rebuilding.foldUntilNear(() => rebuilding.livePositions(), meter.foldOptions);
      await rebuilding.compare((difference) => options.onDifference(name, difference), meter.foldOptions);
      await rebuilding.cleanUp();
    }
    return [];
  });
};

const assertWithin = async (store: EventStore, courses: readonly Course[]): Promise<void> => {
  const lanes = courses.flatMap(({ projection: { name, version }, through }) =>
    through.map((position, lane) => ({ name, version, lane, position })),
  );
  assertWithinLog(lanes, await store.lastPosition());
};
