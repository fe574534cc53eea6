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
import { days, hours, minutes, type Story, type Tale } from '../tale.js';
import { comesIn, isSettled, isTaken, speaksWithCustomer } from './parts.js';

const someOrder = (tale: Tale): string => `W${tale.dice.integer(100_000, 999_999)}`;

/** F29: a refund, which the bank takes its time for. */
export const refund: Story = (tale) => {
  const { agent, texts } = tale;
  const orderNumber = someOrder(tale);
  comesIn(tale, {
    topic: 'refund',
    category: 'billing',
    subcategory: 'refund',
    queue: 'billing',
    skills: [],
    orderNumber,
  });
  isTaken(tale, agent);
  tale.after(minutes(5, 30), agent, LinkCase, {
    relation: 'related',
    externalReference: { source: 'orders', id: orderNumber },
  });
  speaksWithCustomer(tale, agent, 'refund');
  tale.after(minutes(5, 60), agent, AwaitParty, { party: 'third-party', reason: texts.waiting.bank });
  tale.after(days(2, 5), agent, ResumeCase, {});
  isSettled(tale, agent, 'refund', 'refunded');
};

/** A parcel is late: started, put back, and started again by the next shift. */
export const lateParcel: Story = (tale) => {
  const { agent, senior, texts } = tale;
  comesIn(tale, {
    topic: 'delivery',
    category: 'orders',
    subcategory: 'delivery',
    queue: 'online-store',
    skills: [],
    orderNumber: someOrder(tale),
  });
  isTaken(tale, agent);
  tale.after(hours(1, 5), agent, ReturnWork, { reason: texts.notes.callBack });
  isTaken(tale, senior);
  tale.after(minutes(5, 60), senior, SetPriority, { priority: 'high', reason: texts.moreUrgent });
  speaksWithCustomer(tale, senior, 'delivery');
  tale.after(minutes(5, 60), senior, AwaitParty, { party: 'vendor', reason: texts.topics.delivery.contact });
  tale.after(days(1, 4), senior, ResumeCase, {});
  isSettled(tale, senior, 'delivery', 'delivered');
};

/** As whom the product reminds and closes by itself. */
const process: Actor = { id: 'silent-customer', role: 'system' };

/** F28, F35: the customer falls silent, is reminded twice, and lets it go at last, in so many words or in none. */
export const silentCustomer: Story = (tale) => {
  const { agent, texts } = tale;
  comesIn(tale, { topic: 'storage', category: 'software', subcategory: 'storage', queue: 'general', skills: [] });
  isTaken(tale, agent);
  speaksWithCustomer(tale, agent, 'storage');
  tale.after(minutes(5, 60), agent, AwaitParty, { party: 'customer', reason: texts.waiting.answer });
  tale.after(days(3, 3), process, RemindCustomer, {});
  tale.after(days(3, 3), process, RemindCustomer, {});
  if (tale.dice.chance(0.4)) {
    const summary = texts.withdrawn;
    tale.after(days(1, 2), tale.caller, RecordContact, { channel: 'email', direction: 'inbound', summary });
    tale.after(hours(1, 8), agent, CloseCase, { code: 'withdrawn', ground: 'withdrawn' });
  } else {
    tale.after(days(3, 3), process, CloseCase, { code: 'no-answer', ground: 'idle' });
  }
};
