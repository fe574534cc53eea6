import type { Pool } from 'pg';
import type { Projection } from '../projection.js';
import type { Difference } from './differences.js';
import { foldLog, highest, type RebuildParts } from './fold-log.js';
import { holding } from './hold.js';
import { ProgressMeter, type RebuildOptions } from './progress.js';
import { commonPosition, Rebuilding } from './rebuilding.js';

export interface VerifyOptions extends RebuildOptions {
  /** Told of every row that the log folds to otherwise. */
  readonly onDifference: (projection: string, difference: Difference) => void;
}

/**
 * Folds projections anew from the beginning of the log and compares them, row by row and at the same position, with their
 * tables, which it leaves alone.
 * @throws RebuildUnderWay; ReadSchemaDamaged; LiveSetBack.
 */
export const verify = (
  parts: RebuildParts & { readonly pool: Pool },
  projections: readonly Projection[],
  options: VerifyOptions,
): Promise<void> =>
  holding(parts.pool, projections, async (clients) => {
    const begun = projections.map((projection, index) => Rebuilding.begin(parts, clients[index], projection));
    const rebuildings = await Promise.all(begun);
    const courses = await Promise.all(
      rebuildings.map(async (rebuilding) => {
        const { aside, projection } = rebuilding;
        return { aside, projection, through: commonPosition(await rebuilding.livePositions()) };
      }),
    );
    const meter = new ProgressMeter(options, highest(courses.flatMap(({ through }) => through)));
    await foldLog(parts, courses, meter.foldOptions);
    for (const rebuilding of rebuildings) {
      const { name } = rebuilding.projection;
      meter.phase('comparing', name);
      await rebuilding.compare((difference) => options.onDifference(name, difference), meter.foldOptions);
      await rebuilding.cleanUp();
    }
  });
