import type { INestApplicationContext } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import pg, { Pool } from 'pg';
import { OperatorError } from '#kernel';
import { EventStore } from '#event-store';
import { SubjectKeys } from '#encryption';
import { type Projection, ReadSchemaDamaged, type RebuildOptions, type RebuildParts } from '#projections';
import { product } from '#product';
import { withDatabase } from '../with-database.js';

/** Runs the work of a `casefold projections` command. @throws ReadSchemaDamaged if tables of schema `read` are missing */
export const withReadModels = async <Result>(
  command: string,
  work: (app: INestApplicationContext) => Promise<Result>,
): Promise<Result> => {
  try {
    return await withDatabase(`casefold projections ${command}`, [], work);
  } catch (cause) {
    throw isOfDamage(cause) ? new ReadSchemaDamaged({ cause }) : cause;
  }
};

/** Returns whether an error says that a schema, table or column is missing. */
const isOfDamage = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ['3F000', '42P01', '42703'].includes(error.code ?? '');

/** Returns the projections with these names, or all if there are no names. @throws OperatorError for an unknown name */
export const projectionsNamed = (names: readonly string[]): readonly Projection[] => {
  const unknown = names.find((name) => !product.projections.some((projection) => projection.name === name));
  if (unknown !== undefined) {
    const known = product.projections.map(({ name }) => name).join(', ');
    throw new OperatorError(`There is no read model ${unknown}. The read models are: ${known}.`);
  }
  return product.projections.filter(({ name }) => names.length === 0 || names.includes(name));
};

/** Returns the dependencies of a rebuild. */
export const rebuildPartsOf = (app: INestApplicationContext): RebuildParts => {
  const decoder = product.codec(app.get(SubjectKeys));
  return { pool: app.get(Pool), store: app.get(EventStore), decoder };
};

/** Shows a progress bar on a terminal. Ctrl-C ends the work between two batches. */
export const withProjectionProgress = async <Result>(
  work: (options: RebuildOptions) => Promise<Result>,
): Promise<Result> => {
  const format = '{bar} {percentage}%, {phase} {projection}, {events} events, {rate}/s';
  const bar = new SingleBar({ format, clearOnComplete: true });
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new OperatorError('Interrupted.'));
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
