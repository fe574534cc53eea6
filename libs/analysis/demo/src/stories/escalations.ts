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
import { days, hours, minutes, type Story } from '../tale.js';
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

/** Declined for want of a log; the frontline gets one and goes on alone. */
export const declined: Story = (tale) => {
  const { agent, senior, texts } = tale;
  comesIn(tale, heat);
  isTaken(tale, agent);
  isDiagnosed(tale, agent, { topic: 'overheating', faultClass: 'no-fault-found', faultCodes: [] });
  isEscalated(tale, agent, { toTier: 2, specialty: 'power', severity: 'low' });
  tale.after(hours(2, 30), senior, DeclineEscalation, { reason: texts.escalation.declined });
  tale.after(minutes(10, 120), agent, AwaitParty, { party: 'evidence', reason: texts.waiting.photo });
  tale.after(days(1, 5), agent, ResumeCase, {});
  isSettled(tale, agent, 'overheating', 'updated');
};

/** Tier 2 finds the cause and returns the case to the frontline. */
export const returned: Story = (tale) => {
  const { agent, senior, texts } = tale;
  comesIn(tale, camera);
  isTaken(tale, agent);
  isDiagnosed(tale, agent, { topic: 'camera', faultClass: 'software', faultCodes: ['CAM-DRIVER'] });
  isEscalated(tale, agent, { toTier: 2, specialty: 'camera', severity: 'normal' });
  isTakenOver(tale, senior);
  tale.after(hours(2, 20), senior, DeEscalateCase, { toTier: 1, reason: texts.escalation.returned });
  tale.after(minutes(5, 60), agent, AssignAgent, { agentId: agent.id });
  isSettled(tale, agent, 'camera', 'solved-remotely');
};

/** Up to engineering, where the cause is known as a problem of many. */
export const upToEngineering: Story = (tale) => {
  const { agent, senior, expert, texts } = tale;
  comesIn(tale, { ...heat, priority: 'high' });
  isTaken(tale, agent);
  isDiagnosed(tale, agent, { topic: 'overheating', faultClass: 'manufacturing-defect', faultCodes: ['PW-CTRL'] });
  tale.after(minutes(5, 120), agent, SetPriority, { priority: 'urgent', impact: 'high', reason: texts.moreUrgent });
  isEscalated(tale, agent, { toTier: 2, specialty: 'power', severity: 'high' });
  isTakenOver(tale, senior);
  isEscalated(tale, senior, { toTier: 3, specialty: 'charging', severity: 'high' });
  tale.after(days(1, 6), expert, AcceptEscalation, {});
  tale.after(hours(2, 30), expert, LinkCase, {
    relation: 'problem',
    externalReference: { source: 'problems', id: `PRB-${tale.dice.integer(215, 222)}` },
  });
  tale.after(days(2, 5), expert, DeEscalateCase, { toTier: 2, reason: texts.escalation.returned });
  isSettled(tale, senior, 'overheating', 'updated');
};

/** Danger: escalated at once, without waiting for a diagnosis. */
export const swollenBattery: Story = (tale) => {
  const { agent, senior, texts } = tale;
  const { reason, urgent } = texts.escalation;
  comesIn(tale, {
    topic: 'swelling',
    category: 'power',
    subcategory: 'battery',
    queue: 'hardware',
    skills: ['battery', 'safety'],
    priority: 'urgent',
  });
  isTaken(tale, agent);
  const escalation = { toTier: 2, specialty: 'safety', severity: 'urgent', reason, urgentReason: urgent } as const;
  tale.after(minutes(1, 10), agent, EscalateCase, escalation);
  tale.after(minutes(5, 40), senior, AcceptEscalation, {});
  tale.after(minutes(1, 10), senior, AssignAgent, { agentId: senior.id });
  getsArticle(tale, senior, 'swelling');
  isFoundDefective(tale, senior, 'swelling', ['BAT-SWOLLEN']);
  isReplaced(tale, senior, 'BAT-SWOLLEN');
  isSettled(tale, senior, 'swelling', 'replaced');
};
