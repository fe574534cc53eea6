import { Module } from '@nestjs/common';
import { Pool } from 'pg';
import { caseCodec } from '#cases';
import { EventStore } from '#event-store';
import { Logger } from '#platform';
import { SubjectKeys } from '#privacy';
import { ProjectionRunner, ReadPositions, refuseOlderLog } from '#projections';
import { projections } from '#schema';
import { LeasedWorks } from './leased-works.js';
import { Worker } from './worker.js';

const createRunner = async (
  store: EventStore,
  pool: Pool,
  keys: SubjectKeys,
  positions: ReadPositions,
  logger: Logger,
): Promise<ProjectionRunner> => {
  await refuseOlderLog(pool, store, projections);
  const codec = caseCodec(keys);
  return new ProjectionRunner({
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
    {
      provide: LeasedWorks,
      inject: [ProjectionRunner],
      useFactory: (runner: ProjectionRunner): LeasedWorks => [...runner.works()],
    },
    Worker,
  ],
  exports: [Worker],
})
export class WorkerModule {}
