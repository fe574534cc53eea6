import { Module } from '@nestjs/common';
import { Pool } from 'pg';
import { caseCodec, CaseCommandsModule } from '#cases';
import { EventStore } from '#event-store';
import { Clock, Logger, Settings } from '#platform';
import { SubjectKeys } from '#privacy';
import { MessageFile, OutboundMessages } from '#processes';
import { ProjectionRunner, ReadPositions, RebuildWork, refuseOlderLog } from '#projections';
import { projections } from '#schema';
import { Sealer } from '#seals';
import { AccessSealer, createAccessSealer, createSealer } from './create-sealer.js';
import { LeasedWorks } from './leased-works.js';
import { ProcessWorks } from './process-works.js';
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

const createRebuildWork = (store: EventStore, pool: Pool, keys: SubjectKeys, logger: Logger): RebuildWork => {
  const codec = caseCodec(keys);
  return new RebuildWork({ store, pool, projections, decode: (stored) => codec.decode(stored), logger });
};

/** What goes on behind the API. Stands on a `PlatformModule` and a `ReadPositionsModule`. */
@Module({
  imports: [CaseCommandsModule],
  providers: [
    {
      provide: ProjectionRunner,
      inject: [EventStore, Pool, SubjectKeys, ReadPositions, Logger],
      useFactory: createRunner,
    },
    { provide: RebuildWork, inject: [EventStore, Pool, SubjectKeys, Logger], useFactory: createRebuildWork },
    { provide: Sealer, inject: [EventStore, Pool, Settings, Clock, Logger], useFactory: createSealer },
    { provide: AccessSealer, inject: [Pool, Settings, Clock, Logger], useFactory: createAccessSealer },
    {
      provide: OutboundMessages,
      inject: [Settings],
      useFactory: ({ outboundFile }: Settings): OutboundMessages => new MessageFile(outboundFile),
    },
    ProcessWorks,
    {
      provide: LeasedWorks,
      inject: [ProjectionRunner, Sealer, AccessSealer, ProcessWorks, RebuildWork],
      useFactory: (
        runner: ProjectionRunner,
        sealer: Sealer,
        accessSealer: Sealer,
        processes: ProcessWorks,
        rebuilds: RebuildWork,
      ): LeasedWorks => [...runner.works(), sealer, accessSealer, rebuilds, ...processes.works()],
    },
    Worker,
  ],
  exports: [Worker],
})
export class WorkerModule {}
