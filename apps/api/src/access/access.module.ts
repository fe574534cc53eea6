import { Global, Module } from '@nestjs/common';
import { AccessPolicy, type AccessRules } from '#access';
import { accessLogAccess, erasureAccess, operatorAccess } from '#operator-api';
import { answerAccess } from '#graphql';
import { product } from '#product';

/** All access rules: who may call which operation, and who may see which field. */
export const accessRules: readonly AccessRules[] = [
  answerAccess,
  accessLogAccess,
  ...product.accessRules,
  operatorAccess,
  erasureAccess,
];

@Global()
@Module({
  providers: [{ provide: AccessPolicy, useFactory: () => new AccessPolicy(accessRules) }],
  exports: [AccessPolicy],
})
export class AccessModule {}
