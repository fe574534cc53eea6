import { Module } from '@nestjs/common';
import { GraphqlApiModule } from '#graphql';
import { CaseCommandsModule } from '../case/case-commands.module.js';
import { caseSlices } from '../case/case.slices.js';
import { caseQueries } from '../case.read-models.js';
import { CaseChanges } from '../case-changes/case-changes.js';
import { CaseChangesResolver } from '../case-changes/case-changes.resolver.js';
import { CaseLookup } from '../case-details/case-lookup.js';
import { CaseResolver } from '../case-details/case.resolver.js';
import { CaseHistory } from '../case-history/case-history.js';
import { CaseHistoryResolver } from '../case-history/case-history.resolver.js';
import { CaseListReader } from '../case-list/case-list-reader.js';
import { CasesResolver } from '../case-list/cases.resolver.js';
import { VerifiedIdentities } from '../case-list/verified-identities.js';
import { CaseTransitionsResolver } from '../case-transitions/case-transitions.resolver.js';
import { EscalationBoardResolver } from '../escalation-board/escalation-board.resolver.js';
import { QueueBoardResolver } from '../queue-board/queue-board.resolver.js';
import { QueueChangesResolver } from '../queue-board/queue-changes.resolver.js';
import { CaseAgeResolver } from './case-age.resolver.js';
import { CaseConflicts } from './case-conflicts.js';
import { CasePayloadResolver } from './case-payload.resolver.js';
import { CaseSender } from './case-sender.js';
import { SharedCases } from './shared-cases.js';

const writeSide = [...caseSlices.map(({ resolver }) => resolver), CaseConflicts, CasePayloadResolver, CaseSender];

const readSide = [
  ...caseQueries,
  CaseAgeResolver,
  CaseChanges,
  CaseChangesResolver,
  CaseHistory,
  CaseHistoryResolver,
  CaseListReader,
  CaseLookup,
  CaseResolver,
  CasesResolver,
  CaseTransitionsResolver,
  EscalationBoardResolver,
  QueueBoardResolver,
  QueueChangesResolver,
  SharedCases,
  VerifiedIdentities,
];

/** The case context as the API has it. */
@Module({
  imports: [GraphqlApiModule, CaseCommandsModule],
  providers: [...writeSide, ...readSide],
  exports: [CaseListReader, VerifiedIdentities],
})
export class CasesModule {}
