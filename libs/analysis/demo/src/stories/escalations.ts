import {
  AcceptEscalation,
  AssignAgent,
  AwaitParty,
  DeclineEscalation,
  DeEscalateCase,
  EscalateCase,
  LinkCase,
  ResumeCase,
  SetPriority,
} from '#cases';
import { days, hours, minutes, type Story } from '../scenario.js';
import { isEscalated, isTakenOver } from './escalation-parts.js';
import { camera, comesIn, getsArticle, isDiagnosed, isSettled, isTaken } from './parts.js';
import { isReplaced, isFoundDefective } from './repairs.js';

const heat = {
  topic: 'overheating',
  category: 'power',
  subcategory: 'heat',
  queue: 'hardware',
  skills: ['power'],
} as const;

/** Tier 2 declines because a log is missing; tier 1 gets the log and continues alone. */
export const declined: Story = (scenario) => {
  const { agent, senior, texts } = scenario;
  comesIn(scenario, heat);
  isTaken(scenario, agent);
  isDiagnosed(scenario, agent, { topic: 'overheating', faultClass: 'no-fault-found', faultCodes: [] });
  isEscalated(scenario, agent, { toTier: 2, specialty: 'power', severity: 'low' });
  scenario.after(hours(2, 30), senior, DeclineEscalation, { reason: texts.escalation.declined });
  scenario.after(minutes(10, 120), agent, AwaitParty, { party: 'evidence', reason: texts.waiting.photo });
  scenario.after(days(1, 5), agent, ResumeCase, {});
  isSettled(scenario, agent, 'overheating', 'updated');
};

/** Tier 2 finds the cause and returns the case to tier 1. */
export const returned: Story = (scenario) => {
  const { agent, senior, texts } = scenario;
  comesIn(scenario, camera);
  isTaken(scenario, agent);
  isDiagnosed(scenario, agent, { topic: 'camera', faultClass: 'software', faultCodes: ['CAM-DRIVER'] });
  isEscalated(scenario, agent, { toTier: 2, specialty: 'camera', severity: 'normal' });
  isTakenOver(scenario, senior);
  scenario.after(hours(2, 20), senior, DeEscalateCase, { toTier: 1, reason: texts.escalation.returned });
  scenario.after(minutes(5, 60), agent, AssignAgent, { agentId: agent.id });
  isSettled(scenario, agent, 'camera', 'solved-remotely');
};

/** Escalated to engineering, where the cause is a known problem of many cases. */
export const upToEngineering: Story = (scenario) => {
  const { agent, senior, expert, texts } = scenario;
  comesIn(scenario, { ...heat, priority: 'high' });
  isTaken(scenario, agent);
  isDiagnosed(scenario, agent, { topic: 'overheating', faultClass: 'manufacturing-defect', faultCodes: ['PW-CTRL'] });
  scenario.after(minutes(5, 120), agent, SetPriority, { priority: 'urgent', impact: 'high', reason: texts.moreUrgent });
  isEscalated(scenario, agent, { toTier: 2, specialty: 'power', severity: 'high' });
  isTakenOver(scenario, senior);
  isEscalated(scenario, senior, { toTier: 3, specialty: 'charging', severity: 'high' });
  scenario.after(days(1, 6), expert, AcceptEscalation, {});
  scenario.after(hours(2, 30), expert, LinkCase, {
    relation: 'problem',
    externalReference: { source: 'problems', id: `PRB-${scenario.dice.integer(215, 222)}` },
  });
  scenario.after(days(2, 5), expert, DeEscalateCase, { toTier: 2, reason: texts.escalation.returned });
  isSettled(scenario, senior, 'overheating', 'updated');
};

/** Danger: escalated at once, without waiting for a diagnosis. */
export const swollenBattery: Story = (scenario) => {
  const { agent, senior, texts } = scenario;
  const { reason, urgent } = texts.escalation;
  comesIn(scenario, {
    topic: 'swelling',
    category: 'power',
    subcategory: 'battery',
    queue: 'hardware',
    skills: ['battery', 'safety'],
    priority: 'urgent',
  });
  isTaken(scenario, agent);
  const escalation = { toTier: 2, specialty: 'safety', severity: 'urgent', reason, urgentReason: urgent } as const;
  scenario.after(minutes(1, 10), agent, EscalateCase, escalation);
  scenario.after(minutes(5, 40), senior, AcceptEscalation, {});
  scenario.after(minutes(1, 10), senior, AssignAgent, { agentId: senior.id });
  getsArticle(scenario, senior, 'swelling');
  isFoundDefective(scenario, senior, 'swelling', ['BAT-SWOLLEN']);
  isReplaced(scenario, senior, 'BAT-SWOLLEN');
  isSettled(scenario, senior, 'swelling', 'replaced');
};
