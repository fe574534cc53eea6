import { days, hours, type Story } from '../scenario.js';
import { comesIn, getsArticle, isDiagnosed, isSettled, isTaken, speaksWithCustomer } from './parts.js';
import { ClassifyCase, RejectResolution, ProposeResolution, ReopenCase } from '#cases';

/** Solved within one conversation. */
export const quickFix: Story = (scenario) => {
  comesIn(scenario, { topic: 'pairing', category: 'software', subcategory: 'bluetooth', queue: 'general', skills: [] });
  isTaken(scenario, scenario.agent);
  speaksWithCustomer(scenario, scenario.agent, 'pairing');
  isDiagnosed(scenario, scenario.agent, { topic: 'pairing', faultClass: 'software', faultCodes: ['SW-PAIRING'] });
  getsArticle(scenario, scenario.agent, 'pairing');
  isSettled(scenario, scenario.agent, 'pairing', 'solved-remotely');
};

/** Nothing is broken: an agent explains. The case was in the wrong category. */
export const howTo: Story = (scenario) => {
  comesIn(scenario, { topic: 'storage', category: 'hardware', queue: 'general', skills: [] });
  isTaken(scenario, scenario.agent);
  scenario.after(hours(0, 1), scenario.agent, ClassifyCase, { category: 'how-to', subcategory: 'storage' });
  speaksWithCustomer(scenario, scenario.agent, 'storage');
  isDiagnosed(scenario, scenario.agent, { topic: 'storage', faultClass: 'user-education', faultCodes: [] });
  getsArticle(scenario, scenario.agent, 'storage');
  isSettled(scenario, scenario.agent, 'storage', 'explained');
};

/** F28: the first solution does not help, the second does. */
export const secondTry: Story = (scenario) => {
  const { agent, dice, texts } = scenario;
  comesIn(scenario, { topic: 'overheating', category: 'power', subcategory: 'heat', queue: 'general', skills: [] });
  isTaken(scenario, agent);
  isDiagnosed(scenario, agent, { topic: 'overheating', faultClass: 'software', faultCodes: ['PW-HEAT'] });
  scenario.after(hours(1, 4), agent, ProposeResolution, {
    code: 'solved-remotely',
    summary: texts.topics.overheating.solution,
  });
  scenario.after(hours(2, 30), scenario.caller, RejectResolution, { reason: dice.pick(texts.notSolved) });
  speaksWithCustomer(scenario, agent, 'overheating');
  isSettled(scenario, agent, 'overheating', 'updated');
};

/** The trouble comes back within the window, and the case is reopened. */
export const reopened: Story = (scenario) => {
  const { agent, dice, texts } = scenario;
  comesIn(scenario, { topic: 'overheating', category: 'power', subcategory: 'heat', queue: 'general', skills: [] });
  isTaken(scenario, agent);
  isDiagnosed(scenario, agent, { topic: 'overheating', faultClass: 'software', faultCodes: ['PW-HEAT'] });
  isSettled(scenario, agent, 'overheating', 'solved-remotely');
  scenario.after(days(2, 9), scenario.caller, ReopenCase, { reason: dice.pick(texts.cameBack) });
  speaksWithCustomer(scenario, agent, 'overheating');
  isSettled(scenario, agent, 'overheating', 'updated');
};
