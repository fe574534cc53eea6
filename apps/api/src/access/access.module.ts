import { Global, Module } from '@nestjs/common';
import { AccessPolicy, OwnRecords } from '#access';
import { caseAccess } from '#cases';
import { answerAccess } from '#graphql';
import { accessLogAccess, operationsAccess } from '#operations';

/** Each context's part of the one table of who may do what, and who is given what. */
const parts = [answerAccess, accessLogAccess, caseAccess, operationsAccess];

const onlyTheOneSignedInUnder: OwnRecords = { of: (customerId) => Promise.resolve([customerId]) };

@Global()
@Module({
  providers: [
    { provide: AccessPolicy, useFactory: () => new AccessPolicy(parts) },
    { provide: OwnRecords, useValue: onlyTheOneSignedInUnder },
  ],
  exports: [AccessPolicy, OwnRecords],
})
export class AccessModule {}
