import { Global, Module } from '@nestjs/common';
import { AccessPolicy, type AccessRules } from '#access';
import { caseAccess } from '#cases';
import { erasureAccess } from '#erasure';
import { customerAccess, OwnRecordsModule } from '#customers';
import { answerAccess } from '#graphql';
import { accessLogAccess, operationsAccess } from '#operations';

/** Each context's part of the one table of who may do what, and who is given what. */
export const accessRules: readonly AccessRules[] = [
  answerAccess,
  accessLogAccess,
  caseAccess,
  customerAccess,
  operationsAccess,
  erasureAccess,
];

@Global()
@Module({
  imports: [OwnRecordsModule],
  providers: [{ provide: AccessPolicy, useFactory: () => new AccessPolicy(accessRules) }],
  exports: [AccessPolicy],
})
export class AccessModule {}
