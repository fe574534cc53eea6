import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { OperationsModule } from './operations/operations.module.js';

/** The GraphQL service and what its operators need beside it. Stands on a `PlatformModule`. */
@Module({ imports: [OperationsModule, CasesModule] })
export class ApiModule {}
