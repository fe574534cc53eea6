// The context, and the rules that other parts of the product apply to cases.
export { cases } from './cases.context.js';
export { caseSlices } from './use-cases/case.slices.js';
export { caseRefusals } from './case/case.refusals.js';
export { defaultCasePolicy } from './case/case.policy.js';
export { onOwnCase } from './case/case.rules.js';

// Streams and events.
export { CASE_CATEGORY, caseIdOf, caseStream, caseSubject } from './case/case.streams.js';
export {
  type CaseEvent,
  type CaseEventData,
  type CaseEventType,
  caseShapes,
  type Contact,
  type StepTried,
} from './case/case.events.js';
export { caseCodec } from './case/case.codec.js';

// Values of event fields.
export {
  awaitedParties,
  type AwaitedParty,
  type Confidence,
  confidences,
  directions,
  type FaultClass,
  faultClasses,
  inheritanceRules,
  type Level,
  levels,
  type LinkRelation,
  linkRelations,
  priorities,
  type Priority,
  repairModes,
  visibilities,
} from './case/case.events.js';

// The state that decisions read.
export { caseFold, type CaseState, caseStateVersion, caseSubjectOf, type Opened } from './case/case.state.js';
export type { CaseStatus } from './case/case.status.js';

// Commands, and the deciders that tests and benchmarks run by themselves.
export { CaseCommands } from './case/case.model.js';
export { AcceptEscalation } from './use-cases/accept-escalation/accept-escalation.js';
export { AddNote, addNote } from './use-cases/add-note/add-note.js';
export { AssignAgent } from './use-cases/assign-agent/assign-agent.js';
export { AwaitParty } from './use-cases/await-party/await-party.js';
export { ClassifyCase } from './use-cases/classify-case/classify-case.js';
export { CloseCase } from './use-cases/close-case/close-case.js';
export { ConfirmResolution } from './use-cases/confirm-resolution/confirm-resolution.js';
export { DeclineEscalation } from './use-cases/decline-escalation/decline-escalation.js';
export { DeEscalateCase } from './use-cases/de-escalate-case/de-escalate-case.js';
export { DiagnoseCase } from './use-cases/diagnose-case/diagnose-case.js';
export { EraseCaseData } from './use-cases/erase-case-data/erase-case-data.js';
export { EscalateCase } from './use-cases/escalate-case/escalate-case.js';
export { LinkCase, linkCase } from './use-cases/link-case/link-case.js';
export { LinkCustomer } from './use-cases/link-customer/link-customer.js';
export { OpenCase, openCase } from './use-cases/open-case/open-case.js';
export { ProposeResolution } from './use-cases/propose-resolution/propose-resolution.js';
export { RecordContact } from './use-cases/record-contact/record-contact.js';
export { RecordReplacement } from './use-cases/record-replacement/record-replacement.js';
export { RejectResolution } from './use-cases/reject-resolution/reject-resolution.js';
export { ReleaseAgent } from './use-cases/release-agent/release-agent.js';
export { RemindCustomer } from './use-cases/remind-customer/remind-customer.js';
export { ReopenCase } from './use-cases/reopen-case/reopen-case.js';
export { ResumeCase } from './use-cases/resume-case/resume-case.js';
export { ReturnWork } from './use-cases/return-work/return-work.js';
export { RouteCase } from './use-cases/route-case/route-case.js';
export { ScheduleRepair } from './use-cases/schedule-repair/schedule-repair.js';
export { rmaIdOf } from './use-cases/schedule-repair/schedule-repair.slice.js';
export { SendArticle, sendArticle } from './use-cases/send-article/send-article.js';
export { SetPriority } from './use-cases/set-priority/set-priority.js';
export { StartWork } from './use-cases/start-work/start-work.js';
export { VerifyIdentity } from './use-cases/verify-identity/verify-identity.js';

// Port: articles that may be sent, implemented by the context that has them.
export { type ArticleToSend, SendableArticles, type WantedArticle } from './use-cases/send-article/send-article.js';

// Case numbers.
export { CaseNumbers } from './case/numbers/case-numbers.allocator.js';
export { numberBlocksShapes } from './case/numbers/number-blocks.codec.js';
export { numberBlocksFold, numberBlocksVersion, numbersStream } from './case/numbers/number-blocks.js';

// Reading from the streams.
export { CaseReader } from './case/case.model.js';
export { caseViewVersion, foldCase, foldCaseView } from './case/view/case.view.js';
export type { CaseView } from './case/view/case.view-shape.js';

// Reading from the read models.
export { CaseDetails } from './case-views/case-details.js';
export { casesProjection } from './case-views/cases.projection.js';
export { CaseList } from './case-list/case-list.js';
export { CaseListReader } from './case-list/case-list-reader.js';
export { casesOf } from './case-list/cases-of.js';
export { VerifiedIdentities } from './case-list/verified-identities.js';
export { QueueBoard } from './queue-board/queue-board.js';

// GraphQL: types and roles for fields of other contexts.
export { Case } from './api/case.type.js';
export { facingCustomers } from './api/who.js';
export { CaseConnection } from './case-list/cases.types.js';

// Reminders of silent customers.
export { composeReminder } from './silent-customer/reminder.message.js';
export { customerReminder } from './silent-customer/silent-customer.process.js';
