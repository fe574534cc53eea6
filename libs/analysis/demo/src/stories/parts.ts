import {
  AssignAgent,
  CloseCase,
  type Confidence,
  ConfirmResolution,
  DiagnoseCase,
  type FaultClass,
  LinkCustomer,
  OpenCase,
  type Priority,
  ProposeResolution,
  RecordContact,
  RouteCase,
  SendArticle,
  StartWork,
  VerifyIdentity,
} from '#cases';
import type { Actor } from '#kernel';
import { days, hours, minutes, type Tale } from '../tale.js';
import type { ArticleTopic, Topic } from '../texts/texts.js';

/** F1: the customer opens a case here by writing, an agent by listening. */
const writtenChannels = ['chat', 'app', 'web'];
const attendedChannels = ['phone', 'email', 'store'];

/** What a case is about when it comes in. */
export interface Trouble {
  readonly topic: Topic;
  readonly category: string;
  readonly subcategory?: string;
  readonly queue: string;
  readonly skills: readonly string[];
  readonly priority?: Priority;
  readonly orderNumber?: string;
}

export const camera: Trouble = {
  topic: 'camera',
  category: 'hardware',
  subcategory: 'camera',
  queue: 'hardware',
  skills: ['camera'],
};

/** Opened by the customer or for a guest, and routed to a queue, where it waits. */
export const comesIn = (tale: Tale, trouble: Trouble): void => {
  const { customer, device, dice, texts } = tale;
  const written = customer.id !== undefined && dice.chance(0.6);
  const channel = dice.pick(written ? writtenChannels : attendedChannels);
  const fromApp = channel === 'app';
  tale.opens(written ? tale.caller : tale.agent, OpenCase, {
    customerId: customer.id,
    contact: customer.contact,
    deviceSerial: trouble.orderNumber ? undefined : device.serial,
    channel,
    category: trouble.category,
    subcategory: trouble.subcategory,
    symptom: dice.pick(texts.topics[trouble.topic].symptoms),
    // F3: the app collects this before the first contact.
    snapshot: fromApp ? { deviceModel: device.model, osVersion: device.osVersion } : undefined,
    screenshot: fromApp ? `screenshots/${device.serial}.png` : undefined,
    language: customer.language,
    region: customer.region.code,
    priority: trouble.priority,
    orderNumber: trouble.orderNumber,
  });
  tale.after(minutes(1, 10), tale.agent, RouteCase, { queue: trouble.queue, skills: trouble.skills });
  if (customer.id === undefined && dice.chance(0.5)) becomesKnown(tale);
};

/** Someone takes the case from the queue and begins. */
export const isTaken = (tale: Tale, by: Actor): void => {
  tale.after(minutes(5, 300), by, AssignAgent, { agentId: by.id });
  tale.after(minutes(0, 15), by, StartWork, {});
};

/** F4: a guest shows who they are, and the case becomes theirs. */
const becomesKnown = (tale: Tale): void => {
  tale.after(minutes(1, 5), tale.agent, VerifyIdentity, { method: tale.dice.pick(['document', 'one-time-code']) });
  tale.after(minutes(0, 5), tale.agent, LinkCustomer, { customerId: tale.customer.laterId });
};

export const speaksWithCustomer = (tale: Tale, by: Actor, topic: Topic): void => {
  const recorded = tale.dice.chance(0.5);
  tale.after(minutes(2, 40), by, RecordContact, {
    channel: recorded ? 'phone' : 'chat',
    direction: 'outbound',
    summary: tale.texts.topics[topic].contact,
    recordingReference: recorded ? `recordings/${tale.device.serial}-${tale.dice.integer(1000, 9999)}` : undefined,
  });
};

/** F12: the customer is sent what is known about it, in their language. */
export const getsArticle = (tale: Tale, by: Actor, topic: ArticleTopic): void => {
  const { language } = tale.customer;
  tale.after(minutes(0, 10), by, SendArticle, { articleId: tale.articleOn(topic), language });
};

export interface Finding {
  readonly topic: Topic;
  readonly faultClass: FaultClass;
  readonly faultCodes: readonly string[];
}

/** F10: after the standard steps. */
export const isDiagnosed = (tale: Tale, by: Actor, { topic, faultClass, faultCodes }: Finding): void => {
  const { symptoms, since, trigger, frequency, steps } = tale.texts.topics[topic];
  tale.after(minutes(5, 60), by, DiagnoseCase, {
    faultClass,
    faultCodes,
    symptom: tale.dice.pick(symptoms),
    since,
    trigger,
    frequency,
    steps,
    evidence: tale.dice.chance(0.4) ? [`photos/${tale.device.serial}-1.jpg`] : [],
    confidence: tale.dice.pick<Confidence>(['medium', 'high']),
  });
};

/** F28: the customer confirms the solution before the case is closed. */
export const isSettled = (tale: Tale, by: Actor, topic: Topic, code: string): void => {
  isSolved(tale, by, topic, code);
  tale.after(minutes(5, 240), by, CloseCase, { code, cause: topic, ground: 'confirmed' });
};

/** Settled but for the closing. */
export const isSolved = (tale: Tale, by: Actor, topic: Topic, code: string): void => {
  const { dice, texts } = tale;
  tale.after(minutes(10, 180), by, ProposeResolution, { code, summary: texts.topics[topic].solution });
  const asked = dice.chance(0.5) ? hours(1, 20) : days(1, 3);
  tale.after(asked, tale.caller, ConfirmResolution, {
    comment: dice.chance(0.6) ? dice.pick(texts.thanks) : undefined,
  });
};
