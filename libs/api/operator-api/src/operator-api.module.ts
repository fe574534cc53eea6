import { Module } from '@nestjs/common';
import { ApiPartsModule } from '#graphql';
import { AccessLogReader } from './access-log/access-log-reader.js';
import { AccessLogResolver } from './access-log/access-log.resolver.js';
import { Erasures } from './erasures/erasures.js';
import { ErasuresResolver } from './erasures/erasures.resolver.js';
import { ProcessesResolver } from './processes/processes.resolver.js';
import { ProcessOperations } from './processes/process-operations.js';
import { ProjectionOperations } from './projections/projection-operations.js';
import { ProjectionOperationsResolver } from './projections/projection-operations.resolver.js';
import { ProjectionWatch } from './projections/projection-watch.js';
import { ProjectionsResolver } from './projections/projections.resolver.js';
import { LogSealsResolver } from './seals/log-seals.resolver.js';

/**
 * The API for operators (read models, processes, seals; no content of cases) and for privacy officers (erasures, audit
 * log). Needs `AccessLog` and `Operated` from global modules.
 */
@Module({
  imports: [ApiPartsModule],
  providers: [
    AccessLogReader,
    AccessLogResolver,
    Erasures,
    ErasuresResolver,
    LogSealsResolver,
    ProcessesResolver,
    ProcessOperations,
    ProjectionOperations,
    ProjectionOperationsResolver,
    ProjectionsResolver,
    ProjectionWatch,
  ],
  exports: [ProjectionWatch],
})
export class OperatorApiModule {}
