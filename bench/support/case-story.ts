import { type CaseEvent, caseStream } from '#cases';
import type { EventMetadata } from '#kernel';
import { caseExamples as examples } from '../../libs/contexts/cases/src/case/case.examples.js';

/** Event types of a case from its opening to its closing. */
export const caseStory: readonly CaseEvent[] = [
  examples.CaseOpened,
  examples.CaseRouted,
  examples.AgentAssigned,
  examples.WorkStarted,
  examples.ContactRecorded,
  examples.CaseDiagnosed,
  examples.CaseEscalated,
  examples.EscalationAccepted,
  examples.AwaitingStarted,
  examples.AwaitingEnded,
  examples.RepairScheduled,
  examples.DeviceReplaced,
  examples.ResolutionProposed,
  examples.ResolutionConfirmed,
  examples.CaseClosed,
];

/** Returns the data of the event with this index in the story of a case. */
export const storyMetadata = (id: string, index: number): EventMetadata => ({
  actor: 'agent-4711',
  role: 'agent',
  commandId: `${id}-${index}`,
  fingerprint: 'q0ZpXn1t8u3gq6n0l9b2w7c4',
  correlationId: id,
  origin: 'live',
  subject: caseStream(id),
});
