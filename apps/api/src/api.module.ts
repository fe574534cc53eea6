import { Module } from '@nestjs/common';
import { AccessLogModule } from '#access-log';
import { ErasureApiModule } from '#erasure';
import { OperationsApiModule } from '#operations';
import { product } from '#product';
import { AccessModule } from './access/access.module.js';
import { GraphiqlController } from './graphiql/graphiql.controller.js';
import { OperationsModule } from './operations/operations.module.js';

/** The GraphQL service and what its operators need beside it. Stands on a `PlatformModule` and a `ReadPositionsModule`. */
@Module({
  imports: [
    AccessModule,
    AccessLogModule,
    OperationsModule,
    ...product.apiModules,
    OperationsApiModule,
    ErasureApiModule,
  ],
  controllers: [GraphiqlController],
})
export class ApiModule {}
