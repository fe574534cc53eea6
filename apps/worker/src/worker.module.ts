import { Module } from '@nestjs/common';
import { Pool } from 'pg';
import { caseCodec } from '#cases';
import { EventStore } from '#event-store';
import { Logger } from '#platform';
import { SubjectKeys } from '#privacy';
import { ProjectionRunner, ReadPositions } from '#projections';
import { projections } from '#schema';
import { ProjectionWorker } from './projection.worker.js';

const createRunner = (
  store: EventStore,
  pool: Pool,
  keys: SubjectKeys,
  positions: ReadPositions,
  logger: Logger,
): Promise<ProjectionRunner> => {
  const codec = caseCodec(keys);
  return ProjectionRunner.claim({
    store,
    pool,
    projections,
    decode: (stored) => codec.decode(stored),
    positions,
    logger,
  });
};

/** What goes on behind the API. Stands on a `PlatformModule` and a `ReadPositionsModule`. */
@Module({
  providers: [
    {
      provide: ProjectionRunner,
      inject: [EventStore, Pool, SubjectKeys, ReadPositions, Logger],
      useFactory: createRunner,
    },
    ProjectionWorker,
  ],
  exports: [ProjectionRunner, ProjectionWorker],
})
export class WorkerModule {}
