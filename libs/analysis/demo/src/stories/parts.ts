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
import { days, hours, minutes, type Scenario } from '../scenario.js';
import type { ArticleTopic, Topic } from '../texts/texts.js';

/** F1: in these channels the customer opens the case; in others an agent does. */
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
export const comesIn = (scenario: Scenario, trouble: Trouble): void => {
  const { customer, device, dice, texts } = scenario;
  const written = customer.id !== undefined && dice.chance(0.6);
  const channel = dice.pick(written ? writtenChannels : attendedChannels);
  const fromApp = channel === 'app';
  scenario.opens(written ? scenario.caller : scenario.agent, OpenCase, {
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
  scenario.after(minutes(1, 10), scenario.agent, RouteCase, { queue: trouble.queue, skills: trouble.skills });
  if (customer.id === undefined && dice.chance(0.5)) becomesKnown(scenario);
};

/** An employee takes the case from the queue and starts work. */
export const isTaken = (scenario: Scenario, by: Actor): void => {
  scenario.after(minutes(5, 300), by, AssignAgent, { agentId: by.id });
  scenario.after(minutes(0, 15), by, StartWork, {});
};

/** F4: a guest is identified, and the case is linked to them. */
const becomesKnown = (scenario: Scenario): void => {
  scenario.after(minutes(1, 5), scenario.agent, VerifyIdentity, {
    method: scenario.dice.pick(['document', 'one-time-code']),
  });
  scenario.after(minutes(0, 5), scenario.agent, LinkCustomer, { customerId: scenario.customer.laterId });
};

export const speaksWithCustomer = (scenario: Scenario, by: Actor, topic: Topic): void => {
  const recorded = scenario.dice.chance(0.5);
  scenario.after(minutes(2, 40), by, RecordContact, {
    channel: recorded ? 'phone' : 'chat',
    direction: 'outbound',
    summary: scenario.texts.topics[topic].contact,
    recordingReference: recorded
      ? `recordings/${scenario.device.serial}-${scenario.dice.integer(1000, 9999)}`
      : undefined,
  });
};

/** F12: the customer is sent an article on the topic, in their language. */
export const getsArticle = (scenario: Scenario, by: Actor, topic: ArticleTopic): void => {
  const { language } = scenario.customer;
  scenario.after(minutes(0, 10), by, SendArticle, { articleId: scenario.articleOn(topic), language });
};

export interface Finding {
  readonly topic: Topic;
  readonly faultClass: FaultClass;
  readonly faultCodes: readonly string[];
}

/** F10: diagnosed after the standard steps. */
export const isDiagnosed = (scenario: Scenario, by: Actor, { topic, faultClass, faultCodes }: Finding): void => {
  const { symptoms, since, trigger, frequency, steps } = scenario.texts.topics[topic];
  scenario.after(minutes(5, 60), by, DiagnoseCase, {
    faultClass,
    faultCodes,
    symptom: scenario.dice.pick(symptoms),
    since,
    trigger,
    frequency,
    steps,
    evidence: scenario.dice.chance(0.4) ? [`photos/${scenario.device.serial}-1.jpg`] : [],
    confidence: scenario.dice.pick<Confidence>(['medium', 'high']),
  });
};

/** F28: solved and confirmed by the customer, then closed. */
export const isSettled = (scenario: Scenario, by: Actor, topic: Topic, code: string): void => {
  isSolved(scenario, by, topic, code);
  scenario.after(minutes(5, 240), by, CloseCase, { code, cause: topic, ground: 'confirmed' });
};

/** Solved and confirmed, but not closed. */
const isSolved = (scenario: Scenario, by: Actor, topic: Topic, code: string): void => {
  const { dice, texts } = scenario;
  scenario.after(minutes(10, 180), by, ProposeResolution, { code, summary: texts.topics[topic].solution });
  const asked = dice.chance(0.5) ? hours(1, 20) : days(1, 3);
  scenario.after(asked, scenario.caller, ConfirmResolution, {
    comment: dice.chance(0.6) ? dice.pick(texts.thanks) : undefined,
  });
};
