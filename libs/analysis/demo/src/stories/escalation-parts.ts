import { AcceptEscalation, AssignAgent, EscalateCase, type Priority } from '#cases';
import type { Actor, Tier } from '#kernel';
import { hours, minutes, type Tale } from '../tale.js';

export interface Escalation {
  readonly toTier: Tier;
  readonly specialty: string;
  readonly severity: Priority;
}

export const isEscalated = (tale: Tale, by: Actor, { toTier, specialty, severity }: Escalation): void => {
  tale.after(minutes(5, 90), by, EscalateCase, { toTier, specialty, severity, reason: tale.texts.escalation.reason });
};

/** F8: accepted by someone of the higher tier, who then has the case. */
export const isTakenOver = (tale: Tale, by: Actor): void => {
  tale.after(hours(1, 20), by, AcceptEscalation, {});
  tale.after(minutes(1, 10), by, AssignAgent, { agentId: by.id });
};
