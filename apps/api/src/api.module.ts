import { Module } from '@nestjs/common';
import { AccessLogModule } from '#access-log';
import { CasesModule } from '#cases';
import { CustomersModule } from '#customers';
import { ErasureApiModule } from '#erasure';
import { OperationsApiModule } from '#operations';
import { AccessModule } from './access/access.module.js';
import { GraphiqlController } from './graphiql/graphiql.controller.js';
import { OperationsModule } from './operations/operations.module.js';

/** The GraphQL service and what its operators need beside it. Stands on a `PlatformModule` and a `ReadPositionsModule`. */
@Module({
  imports: [
    AccessModule,
    AccessLogModule,
    OperationsModule,
    CasesModule,
    CustomersModule,
    OperationsApiModule,
    ErasureApiModule,
  ],
  controllers: [GraphiqlController],
})
export class ApiModule {}
