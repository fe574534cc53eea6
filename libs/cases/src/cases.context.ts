import { Pool } from 'pg';
import { type Context, needing } from '#context';
import { SubjectKeys } from '#privacy';
import { CaseAgeResolver } from './api/case-age.resolver.js';
import { caseApi, caseHistory } from './api/case.api.js';
import { SharedCases } from './api/shared-cases.js';
import { caseAccess } from './case.access.js';
import { caseMessages, caseProcesses } from './case.processes.js';
import { caseProjections, caseQueries } from './case.read-models.js';
import { CaseReader, caseStreams } from './case/case.model.js';
import { acceptEscalationSlice } from './case/accept-escalation/accept-escalation.slice.js';
import { addNoteSlice } from './case/add-note/add-note.slice.js';
import { assignAgentSlice } from './case/assign-agent/assign-agent.slice.js';
import { awaitPartySlice } from './case/await-party/await-party.slice.js';
import { classifyCaseSlice } from './case/classify-case/classify-case.slice.js';
import { closeCaseSlice } from './case/close-case/close-case.slice.js';
import { confirmResolutionSlice } from './case/confirm-resolution/confirm-resolution.slice.js';
import { deEscalateCaseSlice } from './case/de-escalate-case/de-escalate-case.slice.js';
import { declineEscalationSlice } from './case/decline-escalation/decline-escalation.slice.js';
import { diagnoseCaseSlice } from './case/diagnose-case/diagnose-case.slice.js';
import { eraseCaseDataSlice } from './case/erase-case-data/erase-case-data.slice.js';
import { escalateCaseSlice } from './case/escalate-case/escalate-case.slice.js';
import { linkCaseSlice } from './case/link-case/link-case.slice.js';
import { linkCustomerSlice } from './case/link-customer/link-customer.slice.js';
import { openCaseSlice } from './case/open-case/open-case.slice.js';
import { proposeResolutionSlice } from './case/propose-resolution/propose-resolution.slice.js';
import { recordContactSlice } from './case/record-contact/record-contact.slice.js';
import { recordReplacementSlice } from './case/record-replacement/record-replacement.slice.js';
import { rejectResolutionSlice } from './case/reject-resolution/reject-resolution.slice.js';
import { releaseAgentSlice } from './case/release-agent/release-agent.slice.js';
import { remindCustomerSlice } from './case/remind-customer/remind-customer.slice.js';
import { reopenCaseSlice } from './case/reopen-case/reopen-case.slice.js';
import { resumeCaseSlice } from './case/resume-case/resume-case.slice.js';
import { returnWorkSlice } from './case/return-work/return-work.slice.js';
import { routeCaseSlice } from './case/route-case/route-case.slice.js';
import { scheduleRepairSlice } from './case/schedule-repair/schedule-repair.slice.js';
import { setPrioritySlice } from './case/set-priority/set-priority.slice.js';
import { startWorkSlice } from './case/start-work/start-work.slice.js';
import { verifyIdentitySlice } from './case/verify-identity/verify-identity.slice.js';
import { CaseNumbers } from './case/numbers/case-numbers.allocator.js';
import { numberBlocksStreams } from './case/numbers/number-blocks.codec.js';
import { CaseChanges } from './case-changes/case-changes.js';
import { CaseChangesResolver } from './case-changes/case-changes.resolver.js';
import { CaseLookup } from './case-details/case-lookup.js';
import { CaseResolver } from './case-details/case.resolver.js';
import { CaseListReader } from './case-list/case-list-reader.js';
import { CasesResolver } from './case-list/cases.resolver.js';
import { VerifiedIdentities } from './case-list/verified-identities.js';
import { CaseTransitionsResolver } from './case-transitions/case-transitions.resolver.js';
import { caseHoldings } from './erasure/case-holdings.js';
import { EscalationBoardResolver } from './escalation-board/escalation-board.resolver.js';
import { QueueBoardResolver } from './queue-board/queue-board.resolver.js';
import { QueueChangesResolver } from './queue-board/queue-changes.resolver.js';

/** Support cases: the spine of the product. */
export const cases: Context = {
  name: 'cases',
  streams: [caseStreams, numberBlocksStreams],
  apis: [caseApi, caseHistory],
  slices: [
    openCaseSlice,
    classifyCaseSlice,
    setPrioritySlice,
    startWorkSlice,
    returnWorkSlice,
    routeCaseSlice,
    assignAgentSlice,
    releaseAgentSlice,
    awaitPartySlice,
    resumeCaseSlice,
    recordContactSlice,
    addNoteSlice,
    diagnoseCaseSlice,
    escalateCaseSlice,
    acceptEscalationSlice,
    declineEscalationSlice,
    deEscalateCaseSlice,
    scheduleRepairSlice,
    recordReplacementSlice,
    proposeResolutionSlice,
    confirmResolutionSlice,
    rejectResolutionSlice,
    remindCustomerSlice,
    closeCaseSlice,
    reopenCaseSlice,
    linkCaseSlice,
    linkCustomerSlice,
    verifyIdentitySlice,
    eraseCaseDataSlice,
  ],
  projections: caseProjections,
  processes: caseProcesses,
  access: caseAccess,
  messages: new URL('./messages/', import.meta.url),
  write: { providers: [CaseNumbers] },
  read: {
    providers: [
      ...caseQueries,
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
  personalData: needing([Pool, SubjectKeys], caseHoldings),
  composers: needing([CaseReader], caseMessages),
};
