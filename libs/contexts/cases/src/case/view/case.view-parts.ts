import type { Instant } from '#kernel';
import type { AwaitedParty, CaseEventData } from '../case.events.js';

export interface AwaitingView {
  readonly party: AwaitedParty;
  readonly reason?: string;
  readonly since: Instant;
}

/** An escalation that waits for an answer. Its texts are missing if the reader may not see them. */
export type EscalationView = Masked<'CaseEscalated', 'reason' | 'attempts'> & { readonly since: Instant };

export type DiagnosisView = Masked<'CaseDiagnosed', 'symptom' | 'steps' | 'evidence'> & {
  readonly diagnosedAt: Instant;
  /** Id of the actor. */
  readonly diagnosedBy: string;
};

export type RepairView = CaseEventData['RepairScheduled'] & {
  readonly scheduledAt: Instant;
  readonly replacement?: ReplacementView;
};

/** F26: the device that replaced the one under repair. */
type ReplacementView = Omit<CaseEventData['DeviceReplaced'], 'rmaId' | 'oldSerial'> & {
  readonly replacedAt: Instant;
};

export type LinkView = CaseEventData['CaseLinked'] & { readonly linkedAt: Instant };

export interface ResolutionView {
  readonly code: string;
  readonly summary?: string;
  readonly proposedAt: Instant;
  readonly confirmedAt?: Instant;
}

export type ClosingView = CaseEventData['CaseClosed'];

/** Data of an event with these required texts made optional, for readers without permission to see them. */
type Masked<Type extends keyof CaseEventData, Texts extends keyof CaseEventData[Type]> = Omit<
  CaseEventData[Type],
  Texts
> &
  Partial<Pick<CaseEventData[Type], Texts>>;
