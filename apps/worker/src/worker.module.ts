import { Module } from '@nestjs/common';
import { Pool } from 'pg';
import { ErasureWork } from '#erasure';
import { EventStore } from '#event-store';
import type { LeasedWork } from '#leases';
import { Clock, Logger, Settings } from '#platform';
import { SubjectKeys } from '#encryption';
import { MessageFile, OutboundMessages } from '#processes';
import { ProjectionRunner, ReadPositions, RebuildWork, refuseOlderLog } from '#projections';
import { product } from '#product';
import { Sealer } from '#seals';
import { ContextWorks, MessageComposers, AllPersonalData } from './contributions.js';
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
  await refuseOlderLog(pool, store, product.projections);
  const codec = product.codec(keys);
  return new ProjectionRunner({
    store,
    pool,
    projections: product.projections,
    decoder: codec,
    positions,
    logger,
  });
};

const createRebuildWork = (store: EventStore, pool: Pool, keys: SubjectKeys, logger: Logger): RebuildWork => {
  const codec = product.codec(keys);
  return new RebuildWork({
    store,
    pool,
    projections: product.projections,
    decoder: codec,
    logger,
  });
};

/** Background work behind the API. Needs a `PlatformModule` and a `ReadPositionsModule`. */
@Module({
  imports: product.commandsModules,
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
    ...product.personalData(AllPersonalData),
    ...product.messageComposers(MessageComposers),
    ...product.works(ContextWorks),
    ProcessWorks,
    {
      provide: LeasedWorks,
      inject: [ProjectionRunner, Sealer, AccessSealer, ProcessWorks, RebuildWork, ErasureWork, ContextWorks],
      useFactory: (
        runner: ProjectionRunner,
        sealer: Sealer,
        accessSealer: Sealer,
        processes: ProcessWorks,
        rebuilds: RebuildWork,
        erasures: ErasureWork,
        ofContexts: readonly LeasedWork[],
      ): LeasedWorks => [
        ...runner.works(),
        sealer,
        accessSealer,
        rebuilds,
        ...processes.works(),
        erasures,
        ...ofContexts,
      ],
    },
    Worker,
  ],
  exports: [Worker],
})
export class WorkerModule {}
