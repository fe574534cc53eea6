import type { INestApplicationContext } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { Pool } from 'pg';
import { caseCodec } from '#cases';
import { EventStore } from '#event-store';
import { StartupError } from '#platform';
import { SubjectKeys } from '#privacy';
import type { Decode, Projection, RebuildOptions, RebuildParts } from '#projections';
import { projections } from '#schema';

/** The projections with these names, all without any. */
export const projectionsNamed = (names: readonly string[]): readonly Projection[] => {
  const unknown = names.find((name) => !projections.some((projection) => projection.name === name));
  if (unknown !== undefined) {
    const known = projections.map(({ name }) => name).join(', ');
    throw new StartupError(`There is no projection ${unknown}. There are: ${known}.`);
  }
  return projections.filter(({ name }) => names.length === 0 || names.includes(name));
};

/** What rebuilding needs of the product. */
export const rebuildPartsOf = (app: INestApplicationContext): RebuildParts & { readonly pool: Pool } => {
  const codec = caseCodec(app.get(SubjectKeys));
  const decode: Decode = (stored) => codec.decode(stored);
  return { pool: app.get(Pool), store: app.get(EventStore), decode };
};

/** A bar on a terminal, nothing elsewhere; Ctrl-C ends the work between two batches. */
export const withProgress = async <Result>(work: (options: RebuildOptions) => Promise<Result>): Promise<Result> => {
  const format = '{bar} {percentage}%, {phase} {projection}, {events} events, {rate}/s';
  const bar = new SingleBar({ format, clearOnComplete: true });
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new StartupError('Interrupted.'));
  process.once('SIGINT', interrupt);
  bar.start(1, 0, { phase: 'folding', projection: '', events: 0, rate: 0 });
  try {
    return await work({
      signal: interrupted.signal,
      onProgress: ({ phase, projection = '', events, share, eventsPerSecond }) =>
        bar.update(share, { phase, projection, events, rate: Math.round(eventsPerSecond) }),
    });
  } finally {
    bar.stop();
    process.off('SIGINT', interrupt);
  }
};
