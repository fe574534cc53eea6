import { pause, repeat } from '#database';
import type { LeasedWork } from '#leases';
import { errorText } from '../parked-events.js';
import type { Projection } from '../projection.js';
import type { ProjectionLog } from '../projection-log.js';
import { type Difference, mostExamples } from './differences.js';
import type { RebuildParts } from './fold-log.js';
import type { RebuildOptions, RebuildProgress } from './progress.js';
import { rebuild } from './rebuild.js';
import {
  noteBegin,
  noteDone,
  noteFailed,
  noteProgress,
  openRequest,
  type RebuildRequest,
  type RequestOutcome,
} from './rebuild-requests.js';
import { verify } from './verify.js';

export interface RebuildWorkParts extends RebuildParts {
  readonly projections: readonly Projection[];
  readonly logger: ProjectionLog;
}

const pollMilliseconds = 1_000;
const progressMilliseconds = 1_000;

/** Performs requested rebuilds and verifications, one after the other. */
export class RebuildWork implements LeasedWork {
  readonly name = 'rebuilds';

  constructor(private readonly parts: RebuildWorkParts) {}

  readonly run = (signal: AbortSignal): Promise<void> =>
    repeat(
      async () => {
        const request = await openRequest(this.parts.pool);
        if (request) await this.perform(request, signal);
        else await pause(pollMilliseconds, signal);
      },
      (err) => this.parts.logger.warn({ err }, 'could not read or perform requested rebuilds'),
      signal,
    );

  private async perform({ id, kind, projection: name }: RebuildRequest, signal: AbortSignal): Promise<void> {
    const { pool, projections, logger } = this.parts;
    await noteBegin(pool, id);
    try {
      const projection = projections.find((known) => known.name === name);
      if (!projection) throw new Error(`This release has no projection ${name}`);
      const options = { signal, onProgress: this.tellerOf(id) };
      await noteDone(pool, id, await performed[kind](this.parts, projection, options));
    } catch (error) {
      if (signal.aborted) return; // the next worker starts it again
      logger.error({ err: error, projection: name }, `a ${kind} failed`);
      await noteFailed(pool, id, errorText(error));
    }
  }

  /** Stores progress at most once a second. Ignores failures, since the next report may succeed. */
  private tellerOf(id: string): (progress: RebuildProgress) => void {
    let toldAt = 0;
    return (progress) => {
      if (performance.now() - toldAt < progressMilliseconds) return;
      toldAt = performance.now();
      noteProgress(this.parts.pool, id, progress).catch(() => undefined);
    };
  }
}

type Perform = (parts: RebuildWorkParts, projection: Projection, options: RebuildOptions) => Promise<RequestOutcome>;

const performed: Readonly<Record<RebuildRequest['kind'], Perform>> = {
  rebuild: async (parts, projection, options) => (await rebuild(parts, [projection], options))[0],

  verification: async (parts, projection, options) => {
    const found: Difference[] = [];
    let differences = 0;
    const onDifference = (_projection: string, difference: Difference): void => {
      if (++differences <= mostExamples) found.push(difference);
    };
    await verify(parts, [projection], { ...options, onDifference });
    return { differences, examples: found };
  },
};
