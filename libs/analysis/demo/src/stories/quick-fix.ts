import { days, hours, type Story } from '../tale.js';
import { comesIn, getsArticle, isDiagnosed, isSettled, isTaken, speaksWithCustomer } from './parts.js';
import { ClassifyCase, RejectResolution, ProposeResolution, ReopenCase } from '#cases';

/** Solved within one conversation. */
export const quickFix: Story = (tale) => {
  comesIn(tale, { topic: 'pairing', category: 'software', subcategory: 'bluetooth', queue: 'general', skills: [] });
  isTaken(tale, tale.agent);
  speaksWithCustomer(tale, tale.agent, 'pairing');
  isDiagnosed(tale, tale.agent, { topic: 'pairing', faultClass: 'software', faultCodes: ['SW-PAIRING'] });
  getsArticle(tale, tale.agent, 'pairing');
  isSettled(tale, tale.agent, 'pairing', 'solved-remotely');
};

/** Nothing is broken: someone explains. The category turns out to be another. */
export const howTo: Story = (tale) => {
  comesIn(tale, { topic: 'storage', category: 'hardware', queue: 'general', skills: [] });
  isTaken(tale, tale.agent);
  tale.after(hours(0, 1), tale.agent, ClassifyCase, { category: 'how-to', subcategory: 'storage' });
  speaksWithCustomer(tale, tale.agent, 'storage');
  isDiagnosed(tale, tale.agent, { topic: 'storage', faultClass: 'user-education', faultCodes: [] });
  getsArticle(tale, tale.agent, 'storage');
  isSettled(tale, tale.agent, 'storage', 'explained');
};

/** F28: the first solution does not help, the second does. */
export const secondTry: Story = (tale) => {
  const { agent, dice, texts } = tale;
  comesIn(tale, { topic: 'overheating', category: 'power', subcategory: 'heat', queue: 'general', skills: [] });
  isTaken(tale, agent);
  isDiagnosed(tale, agent, { topic: 'overheating', faultClass: 'software', faultCodes: ['PW-HEAT'] });
  tale.after(hours(1, 4), agent, ProposeResolution, {
    code: 'solved-remotely',
    summary: texts.topics.overheating.solution,
  });
  tale.after(hours(2, 30), tale.caller, RejectResolution, { reason: dice.pick(texts.notSolved) });
  speaksWithCustomer(tale, agent, 'overheating');
  isSettled(tale, agent, 'overheating', 'updated');
};

/** The trouble comes back within the window, and the case with it. */
export const reopened: Story = (tale) => {
  const { agent, dice, texts } = tale;
  comesIn(tale, { topic: 'overheating', category: 'power', subcategory: 'heat', queue: 'general', skills: [] });
  isTaken(tale, agent);
  isDiagnosed(tale, agent, { topic: 'overheating', faultClass: 'software', faultCodes: ['PW-HEAT'] });
  isSettled(tale, agent, 'overheating', 'solved-remotely');
  tale.after(days(2, 9), tale.caller, ReopenCase, { reason: dice.pick(texts.cameBack) });
  speaksWithCustomer(tale, agent, 'overheating');
  isSettled(tale, agent, 'overheating', 'updated');
};
