import { AcceptEscalation, AssignAgent, EscalateCase, type Priority } from '#cases';
import type { Actor, Tier } from '#kernel';
import { hours, minutes, type Scenario } from '../scenario.js';

export interface DemoEscalation {
  readonly toTier: Tier;
  readonly specialty: string;
  readonly severity: Priority;
}

export const isEscalated = (scenario: Scenario, by: Actor, { toTier, specialty, severity }: DemoEscalation): void => {
  scenario.after(minutes(5, 90), by, EscalateCase, {
    toTier,
    specialty,
    severity,
    reason: scenario.texts.escalation.reason,
  });
};

/** F8: accepted by someone of the higher tier, who then has the case. */
export const isTakenOver = (scenario: Scenario, by: Actor): void => {
  scenario.after(hours(1, 20), by, AcceptEscalation, {});
  scenario.after(minutes(1, 10), by, AssignAgent, { agentId: by.id });
};
