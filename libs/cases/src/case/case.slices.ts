import { AcceptEscalationHandler } from './accept-escalation/accept-escalation.handler.js';
import { AddNoteHandler } from './add-note/add-note.handler.js';
import { AssignAgentHandler } from './assign-agent/assign-agent.handler.js';
import { AwaitPartyHandler } from './await-party/await-party.handler.js';
import { ClassifyCaseHandler } from './classify-case/classify-case.handler.js';
import { CloseCaseHandler } from './close-case/close-case.handler.js';
import { ConfirmResolutionHandler } from './confirm-resolution/confirm-resolution.handler.js';
import { DeEscalateCaseHandler } from './de-escalate-case/de-escalate-case.handler.js';
import { DeclineEscalationHandler } from './decline-escalation/decline-escalation.handler.js';
import { DiagnoseCaseHandler } from './diagnose-case/diagnose-case.handler.js';
import { EscalateCaseHandler } from './escalate-case/escalate-case.handler.js';
import { LinkCaseHandler } from './link-case/link-case.handler.js';
import { OpenCaseHandler } from './open-case/open-case.handler.js';
import { ProposeResolutionHandler } from './propose-resolution/propose-resolution.handler.js';
import { RecordContactHandler } from './record-contact/record-contact.handler.js';
import { RecordReplacementHandler } from './record-replacement/record-replacement.handler.js';
import { RejectResolutionHandler } from './reject-resolution/reject-resolution.handler.js';
import { ReleaseAgentHandler } from './release-agent/release-agent.handler.js';
import { ReopenCaseHandler } from './reopen-case/reopen-case.handler.js';
import { ResumeCaseHandler } from './resume-case/resume-case.handler.js';
import { ReturnWorkHandler } from './return-work/return-work.handler.js';
import { RouteCaseHandler } from './route-case/route-case.handler.js';
import { ScheduleRepairHandler } from './schedule-repair/schedule-repair.handler.js';
import { SetPriorityHandler } from './set-priority/set-priority.handler.js';
import { StartWorkHandler } from './start-work/start-work.handler.js';

/** Every use case of a case: what its folder gives to the module. */
export const caseSlices = [
  { handler: OpenCaseHandler },
  { handler: ClassifyCaseHandler },
  { handler: SetPriorityHandler },
  { handler: StartWorkHandler },
  { handler: ReturnWorkHandler },
  { handler: RouteCaseHandler },
  { handler: AssignAgentHandler },
  { handler: ReleaseAgentHandler },
  { handler: AwaitPartyHandler },
  { handler: ResumeCaseHandler },
  { handler: RecordContactHandler },
  { handler: AddNoteHandler },
  { handler: DiagnoseCaseHandler },
  { handler: EscalateCaseHandler },
  { handler: AcceptEscalationHandler },
  { handler: DeclineEscalationHandler },
  { handler: DeEscalateCaseHandler },
  { handler: ScheduleRepairHandler },
  { handler: RecordReplacementHandler },
  { handler: ProposeResolutionHandler },
  { handler: ConfirmResolutionHandler },
  { handler: RejectResolutionHandler },
  { handler: CloseCaseHandler },
  { handler: ReopenCaseHandler },
  { handler: LinkCaseHandler },
] as const;
