import { Pool } from 'pg';
import { type Context, needing } from '#kit';
import { SubjectKeys } from '#encryption';
import { CaseAgeResolver } from './api/case-age.resolver.js';
import { caseApi, caseHistory } from './api/case.api.js';
import { SharedCases } from './case-views/shared-cases.js';
import { caseAccess } from './case.access.js';
import { CaseReader, caseStreams } from './case/case.model.js';
import { defaultCasePolicy } from './case/case.policy.js';
import { caseRefusals } from './case/case.refusals.js';
import { caseSlices } from './use-cases/case.slices.js';
import { CaseNumbers } from './case/numbers/case-numbers.allocator.js';
import { numberBlocksStreams } from './case/numbers/number-blocks.codec.js';
import { CaseChanges } from './case-changes/case-changes.js';
import { CaseChangesResolver } from './case-changes/case-changes.resolver.js';
import { CaseDetails } from './case-views/case-details.js';
import { CaseLookup } from './case-views/case-lookup.js';
import { CaseResolver } from './case-views/case.resolver.js';
import { casesProjection } from './case-views/cases.projection.js';
import { CaseList } from './case-list/case-list.js';
import { CaseListReader } from './case-list/case-list-reader.js';
import { CasesResolver } from './case-list/cases.resolver.js';
import { VerifiedIdentities } from './case-list/verified-identities.js';
import { CaseTransitions } from './case-transitions/case-transitions.js';
import { caseTransitionsProjection } from './case-transitions/case-transitions.projection.js';
import { CaseTransitionsResolver } from './case-transitions/case-transitions.resolver.js';
import { casePersonalData } from './erasure/case-personal-data.js';
import { EscalationBoard } from './escalation-board/escalation-board.js';
import { escalationBoardProjection } from './escalation-board/escalation-board.projection.js';
import { EscalationBoardResolver } from './escalation-board/escalation-board.resolver.js';
import { QueueBoard } from './queue-board/queue-board.js';
import { queueBoardProjection } from './queue-board/queue-board.projection.js';
import { QueueBoardResolver } from './queue-board/queue-board.resolver.js';
import { QueueChanges } from './queue-board/queue-changes.js';
import { QueueChangesResolver } from './queue-board/queue-changes.resolver.js';
import { composeReminder } from './silent-customer/reminder.message.js';
import { customerReminder, silentCustomer } from './silent-customer/silent-customer.process.js';

/** The bounded context of support cases. */
export const cases: Context = {
  name: 'cases',
  streams: [caseStreams, numberBlocksStreams],
  apis: [caseApi, caseHistory],
  slices: caseSlices,
  projections: [casesProjection, queueBoardProjection, escalationBoardProjection, caseTransitionsProjection],
  processes: [silentCustomer(defaultCasePolicy)],
  access: caseAccess,
  refusals: caseRefusals,
  messages: new URL('./messages/', import.meta.url),
  write: { providers: [CaseNumbers] },
  read: {
    providers: [
      CaseDetails,
      CaseList,
      CaseTransitions,
      EscalationBoard,
      QueueBoard,
      QueueChanges,
      CaseAgeResolver,
      CaseChanges,
      CaseChangesResolver,
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
    ],
  },
  personalData: needing([Pool, SubjectKeys], casePersonalData),
  composers: needing([CaseReader], (reader) => ({ [customerReminder]: composeReminder(reader, defaultCasePolicy) })),
};
