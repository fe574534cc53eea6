import { EventCodec, type EventShapes } from '#codec';
import type { SubjectKeys } from '#privacy';
import type { CaseEvent } from './case.events.js';
import { caseFields } from './case.fields.js';

/** Under which version each event is stored. Every version ever stored has a sample in `stored/`, and goes on to be read. */
export const caseShapes: EventShapes<CaseEvent> = {
  CaseOpened: { version: 1, fields: caseFields.CaseOpened },
  CaseClassified: { version: 1, fields: caseFields.CaseClassified },
  PrioritySet: { version: 1, fields: caseFields.PrioritySet },
  WorkStarted: { version: 1, fields: caseFields.WorkStarted },
  WorkReturned: { version: 1, fields: caseFields.WorkReturned },
  CaseRouted: { version: 1, fields: caseFields.CaseRouted },
  AgentAssigned: { version: 1, fields: caseFields.AgentAssigned },
  AgentReleased: { version: 1, fields: caseFields.AgentReleased },
  AwaitingStarted: { version: 1, fields: caseFields.AwaitingStarted },
  AwaitingEnded: { version: 1, fields: caseFields.AwaitingEnded },
  ContactRecorded: { version: 1, fields: caseFields.ContactRecorded },
  NoteAdded: { version: 1, fields: caseFields.NoteAdded },
  CaseDiagnosed: { version: 1, fields: caseFields.CaseDiagnosed },
  CaseEscalated: { version: 1, fields: caseFields.CaseEscalated },
  EscalationAccepted: { version: 1, fields: caseFields.EscalationAccepted },
  EscalationDeclined: { version: 1, fields: caseFields.EscalationDeclined },
  CaseDeEscalated: { version: 1, fields: caseFields.CaseDeEscalated },
  RepairScheduled: { version: 1, fields: caseFields.RepairScheduled },
  DeviceReplaced: { version: 1, fields: caseFields.DeviceReplaced },
  CustomerReminded: { version: 1, fields: caseFields.CustomerReminded },
  ResolutionProposed: { version: 1, fields: caseFields.ResolutionProposed },
  ResolutionConfirmed: { version: 1, fields: caseFields.ResolutionConfirmed },
  ResolutionRejected: { version: 1, fields: caseFields.ResolutionRejected },
  CaseClosed: { version: 1, fields: caseFields.CaseClosed },
  CaseReopened: { version: 1, fields: caseFields.CaseReopened },
  CaseLinked: { version: 1, fields: caseFields.CaseLinked },
  CustomerLinked: { version: 1, fields: caseFields.CustomerLinked },
  IdentityVerified: { version: 1, fields: caseFields.IdentityVerified },
  CaseDataErased: { version: 1, fields: caseFields.CaseDataErased },
};

/** Between case events and the log. */
export const caseCodec = (keys: SubjectKeys): EventCodec<CaseEvent> => new EventCodec(caseShapes, keys);
