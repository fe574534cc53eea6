import { acceptEscalationSlice } from './accept-escalation/accept-escalation.slice.js';
import { addNoteSlice } from './add-note/add-note.slice.js';
import { assignAgentSlice } from './assign-agent/assign-agent.slice.js';
import { awaitPartySlice } from './await-party/await-party.slice.js';
import { classifyCaseSlice } from './classify-case/classify-case.slice.js';
import { closeCaseSlice } from './close-case/close-case.slice.js';
import { confirmResolutionSlice } from './confirm-resolution/confirm-resolution.slice.js';
import { deEscalateCaseSlice } from './de-escalate-case/de-escalate-case.slice.js';
import { declineEscalationSlice } from './decline-escalation/decline-escalation.slice.js';
import { diagnoseCaseSlice } from './diagnose-case/diagnose-case.slice.js';
import { eraseCaseDataSlice } from './erase-case-data/erase-case-data.slice.js';
import { escalateCaseSlice } from './escalate-case/escalate-case.slice.js';
import { linkCaseSlice } from './link-case/link-case.slice.js';
import { linkCustomerSlice } from './link-customer/link-customer.slice.js';
import { openCaseSlice } from './open-case/open-case.slice.js';
import { proposeResolutionSlice } from './propose-resolution/propose-resolution.slice.js';
import { recordContactSlice } from './record-contact/record-contact.slice.js';
import { recordReplacementSlice } from './record-replacement/record-replacement.slice.js';
import { rejectResolutionSlice } from './reject-resolution/reject-resolution.slice.js';
import { releaseAgentSlice } from './release-agent/release-agent.slice.js';
import { remindCustomerSlice } from './remind-customer/remind-customer.slice.js';
import { reopenCaseSlice } from './reopen-case/reopen-case.slice.js';
import { resumeCaseSlice } from './resume-case/resume-case.slice.js';
import { returnWorkSlice } from './return-work/return-work.slice.js';
import { routeCaseSlice } from './route-case/route-case.slice.js';
import { scheduleRepairSlice } from './schedule-repair/schedule-repair.slice.js';
import { sendArticleSlice } from './send-article/send-article.slice.js';
import { setPrioritySlice } from './set-priority/set-priority.slice.js';
import { startWorkSlice } from './start-work/start-work.slice.js';
import { verifyIdentitySlice } from './verify-identity/verify-identity.slice.js';

export * from './accept-escalation/accept-escalation.js';
export * from './add-note/add-note.js';
export * from './assign-agent/assign-agent.js';
export * from './await-party/await-party.js';
export * from './classify-case/classify-case.js';
export * from './close-case/close-case.js';
export * from './confirm-resolution/confirm-resolution.js';
export * from './de-escalate-case/de-escalate-case.js';
export * from './decline-escalation/decline-escalation.js';
export * from './diagnose-case/diagnose-case.js';
export * from './erase-case-data/erase-case-data.js';
export * from './escalate-case/escalate-case.js';
export * from './link-case/link-case.js';
export * from './link-customer/link-customer.js';
export * from './open-case/open-case.js';
export * from './propose-resolution/propose-resolution.js';
export * from './record-contact/record-contact.js';
export * from './record-replacement/record-replacement.js';
export * from './reject-resolution/reject-resolution.js';
export * from './release-agent/release-agent.js';
export * from './remind-customer/remind-customer.js';
export * from './reopen-case/reopen-case.js';
export * from './resume-case/resume-case.js';
export * from './return-work/return-work.js';
export * from './route-case/route-case.js';
export * from './schedule-repair/schedule-repair.js';
export * from './send-article/send-article.js';
export * from './set-priority/set-priority.js';
export * from './start-work/start-work.js';
export * from './verify-identity/verify-identity.js';

/** Every use case of a case. A new one takes two more lines here. */
export const caseSlices = [
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
  sendArticleSlice,
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
];
