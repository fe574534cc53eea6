import { Module } from '@nestjs/common';
import { Pool } from 'pg';
import { CommandBus } from '@nestjs/cqrs';
import { CaseCommandsModule } from '#cases';
import { CustomerCommandsModule, RelinkCases } from '#customers';
import { ErasureWork } from '#erasure';
import { EventStore } from '#event-store';
import { Clock, Logger, Settings } from '#platform';
import { SubjectKeys } from '#privacy';
import { MessageFile, OutboundMessages } from '#processes';
import { ProjectionRunner, ReadPositions, RebuildWork, refuseOlderLog } from '#projections';
import { productCodec, projections } from '#schema';
import { Sealer } from '#seals';
import { AccessSealer, createAccessSealer, createSealer } from './create-sealer.js';
import { Erasing } from './erasing.js';
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
  const codec = productCodec(keys);
  return new ProjectionRunner({
    store,
    pool,
    projections,
    decoder: codec,
    positions,
    logger,
  });
};

const createRebuildWork = (store: EventStore, pool: Pool, keys: SubjectKeys, logger: Logger): RebuildWork => {
  const codec = productCodec(keys);
  return new RebuildWork({ store, pool, projections, decoder: codec, logger });
};

const createRelinking = (pool: Pool, clock: Clock, bus: CommandBus, logger: Logger): RelinkCases =>
  new RelinkCases({
    pool,
    clock,
    send: (command) => bus.execute(command),
    reportError: (err, work) => logger.warn({ err, work }, 'a case was left with a merged customer for now'),
  });

/** What goes on behind the API. Stands on a `PlatformModule` and a `ReadPositionsModule`. */
@Module({
  imports: [CaseCommandsModule, CustomerCommandsModule],
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
      provide: MessageFile,
      inject: [Settings],
      useFactory: ({ outboundFile }: Settings): MessageFile => new MessageFile(outboundFile),
    },
    { provide: OutboundMessages, useExisting: MessageFile },
    Erasing,
    { provide: ErasureWork, inject: [Erasing], useFactory: (erasing: Erasing) => erasing.work() },
    { provide: RelinkCases, inject: [Pool, Clock, CommandBus, Logger], useFactory: createRelinking },
    ProcessWorks,
    {
      provide: LeasedWorks,
      inject: [ProjectionRunner, Sealer, AccessSealer, ProcessWorks, RebuildWork, ErasureWork, RelinkCases],
      useFactory: (
        runner: ProjectionRunner,
        sealer: Sealer,
        accessSealer: Sealer,
        processes: ProcessWorks,
        rebuilds: RebuildWork,
        erasures: ErasureWork,
        relinking: RelinkCases,
      ): LeasedWorks => [...runner.works(), sealer, accessSealer, rebuilds, ...processes.works(), erasures, relinking],
    },
    Worker,
  ],
  exports: [Worker],
})
export class WorkerModule {}
