import { Global, Module } from '@nestjs/common';
import { AccessPolicy, type AccessRules } from '#access';
import { accessLogAccess, erasureAccess, operatorAccess } from '#operator-api';
import { answerAccess } from '#graphql';
import { product } from '#product';

/** Every part of the one table of who may do what, and who is given what. */
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
