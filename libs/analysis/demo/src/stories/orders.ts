import {
  AwaitParty,
  CloseCase,
  LinkCase,
  RecordContact,
  RemindCustomer,
  ResumeCase,
  ReturnWork,
  SetPriority,
} from '#cases';
import type { Actor } from '#kernel';
import { days, hours, minutes, type Story, type Scenario } from '../scenario.js';
import { comesIn, isSettled, isTaken, speaksWithCustomer } from './parts.js';

const someOrder = (scenario: Scenario): string => `W${scenario.dice.integer(100_000, 999_999)}`;

/** F29: a refund that the bank is slow to pay. */
export const refund: Story = (scenario) => {
  const { agent, texts } = scenario;
  const orderNumber = someOrder(scenario);
  comesIn(scenario, {
    topic: 'refund',
    category: 'billing',
    subcategory: 'refund',
    queue: 'billing',
    skills: [],
    orderNumber,
  });
  isTaken(scenario, agent);
  scenario.after(minutes(5, 30), agent, LinkCase, {
    relation: 'related',
    externalReference: { source: 'orders', id: orderNumber },
  });
  speaksWithCustomer(scenario, agent, 'refund');
  scenario.after(minutes(5, 60), agent, AwaitParty, { party: 'third-party', reason: texts.waiting.bank });
  scenario.after(days(2, 5), agent, ResumeCase, {});
  isSettled(scenario, agent, 'refund', 'refunded');
};

/** A parcel is late: work is started, returned, and started again by the next shift. */
export const lateParcel: Story = (scenario) => {
  const { agent, senior, texts } = scenario;
  comesIn(scenario, {
    topic: 'delivery',
    category: 'orders',
    subcategory: 'delivery',
    queue: 'online-store',
    skills: [],
    orderNumber: someOrder(scenario),
  });
  isTaken(scenario, agent);
  scenario.after(hours(1, 5), agent, ReturnWork, { reason: texts.notes.callBack });
  isTaken(scenario, senior);
  scenario.after(minutes(5, 60), senior, SetPriority, { priority: 'high', reason: texts.moreUrgent });
  speaksWithCustomer(scenario, senior, 'delivery');
  scenario.after(minutes(5, 60), senior, AwaitParty, { party: 'vendor', reason: texts.topics.delivery.contact });
  scenario.after(days(1, 4), senior, ResumeCase, {});
  isSettled(scenario, senior, 'delivery', 'delivered');
};

/** The actor under which the product sends reminders and closes silent cases. */
const process: Actor = { id: 'silent-customer', role: 'system' };

/** F28, F35: the customer falls silent, is reminded twice, and then withdraws or never answers. */
export const neverAnswers: Story = (scenario) => {
  const { agent, texts } = scenario;
  comesIn(scenario, { topic: 'storage', category: 'software', subcategory: 'storage', queue: 'general', skills: [] });
  isTaken(scenario, agent);
  speaksWithCustomer(scenario, agent, 'storage');
  scenario.after(minutes(5, 60), agent, AwaitParty, { party: 'customer', reason: texts.waiting.answer });
  scenario.after(days(3, 3), process, RemindCustomer, {});
  scenario.after(days(3, 3), process, RemindCustomer, {});
  if (scenario.dice.chance(0.4)) {
    const summary = texts.withdrawn;
    scenario.after(days(1, 2), scenario.caller, RecordContact, { channel: 'email', direction: 'inbound', summary });
    scenario.after(hours(1, 8), agent, CloseCase, { code: 'withdrawn', ground: 'withdrawn' });
  } else {
    scenario.after(days(3, 3), process, CloseCase, { code: 'no-answer', ground: 'idle' });
  }
};
