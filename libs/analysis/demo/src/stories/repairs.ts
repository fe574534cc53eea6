import {
  AddNote,
  AssignAgent,
  AwaitParty,
  DiagnoseCase,
  LinkCase,
  RecordContact,
  RecordReplacement,
  ReleaseAgent,
  ResumeCase,
  RouteCase,
  ScheduleRepair,
} from '#cases';
import { addDays, type Actor } from '#kernel';
import { replacementFor } from '../devices.js';
import { days, hours, minutes, type Story, type Tale } from '../tale.js';
import type { Topic } from '../texts/texts.js';
import { camera, comesIn, isDiagnosed, isSettled, isTaken, speaksWithCustomer } from './parts.js';
import { isEscalated, isTakenOver } from './escalation-parts.js';

const sitesPerRegion = 6;

/** F22: broken by a fall; diagnosed, and repaired at a store while the part is waited for. */
export const brokenScreen: Story = (tale) => {
  const { agent, texts } = tale;
  comesIn(tale, {
    topic: 'screen',
    category: 'hardware',
    subcategory: 'display',
    queue: 'hardware',
    skills: ['display'],
  });
  isTaken(tale, agent);
  speaksWithCustomer(tale, agent, 'screen');
  isDiagnosed(tale, agent, {
    topic: 'screen',
    faultClass: 'accidental-damage',
    faultCodes: ['DSP-CRACK', 'DSP-TOUCH'],
  });
  isBookedAtSite(tale, agent, 'DSP-CRACK');
  tale.after(minutes(5, 60), agent, AwaitParty, { party: 'part', reason: texts.waiting.part });
  tale.after(days(2, 6), agent, ResumeCase, {});
  tale.after(days(1, 3), agent, AddNote, { body: texts.notes.benchTest, visibility: 'customer' });
  isSettled(tale, agent, 'screen', 'repaired');
};

/** F26: the battery fails; tier 2 revises the diagnosis, and the device is replaced. */
export const batteryReplaced: Story = (tale) => {
  const { agent, senior } = tale;
  comesIn(tale, {
    topic: 'battery',
    category: 'power',
    subcategory: 'battery',
    queue: 'hardware',
    skills: ['battery'],
  });
  isTaken(tale, agent);
  isDiagnosed(tale, agent, { topic: 'battery', faultClass: 'wear', faultCodes: ['BAT-CAPACITY'] });
  isEscalated(tale, agent, { toTier: 2, specialty: 'battery', severity: 'normal' });
  isTakenOver(tale, senior);
  isFoundDefective(tale, senior, 'battery', ['BAT-CAPACITY', 'BAT-CELL']);
  tale.after(minutes(1, 20), senior, LinkCase, {
    relation: 'problem',
    externalReference: { source: 'problems', id: 'PRB-214' },
  });
  isReplaced(tale, senior, 'BAT-CELL');
  isSettled(tale, senior, 'battery', 'replaced');
};

/** The fault comes and goes: evidence is asked for, then the device goes in by courier. */
export const cameraByCourier: Story = (tale) => {
  const { agent, texts } = tale;
  comesIn(tale, camera);
  isTaken(tale, agent);
  tale.after(minutes(10, 60), agent, AwaitParty, { party: 'evidence', reason: texts.waiting.photo });
  tale.after(days(1, 4), agent, ResumeCase, {});
  tale.after(minutes(5, 60), tale.caller, RecordContact, {
    channel: 'app',
    direction: 'inbound',
    summary: texts.topics.camera.contact,
  });
  isDiagnosed(tale, agent, { topic: 'camera', faultClass: 'manufacturing-defect', faultCodes: ['CAM-OIS'] });
  tale.after(minutes(5, 60), agent, ScheduleRepair, {
    mode: 'courier',
    faultCode: 'CAM-OIS',
    appointmentAt: tale.inDays(4),
  });
  tale.after(days(5, 9), agent, AddNote, { body: texts.notes.handOver, visibility: 'internal' });
  isSettled(tale, agent, 'camera', 'repaired');
};

/** Came to the wrong team; handed over before anyone else takes it. */
export const wrongQueue: Story = (tale) => {
  const { agent, senior, texts } = tale;
  comesIn(tale, { topic: 'screen', category: 'hardware', subcategory: 'display', queue: 'general', skills: [] });
  isTaken(tale, agent);
  tale.after(minutes(5, 40), agent, AddNote, { body: texts.notes.callBack, visibility: 'internal' });
  tale.after(minutes(5, 90), agent, ReleaseAgent, { reason: texts.wrongQueue });
  tale.after(minutes(1, 10), agent, RouteCase, { queue: 'hardware', skills: ['display'], reason: texts.wrongQueue });
  tale.after(minutes(5, 300), senior, AssignAgent, { agentId: senior.id });
  isDiagnosed(tale, senior, { topic: 'screen', faultClass: 'accidental-damage', faultCodes: ['DSP-CRACK'] });
  isBookedAtSite(tale, senior, 'DSP-CRACK');
  tale.after(days(4, 8), senior, AddNote, { body: texts.notes.benchTest, visibility: 'customer' });
  isSettled(tale, senior, 'screen', 'repaired');
};

const isBookedAtSite = (tale: Tale, by: Actor, faultCode: string): void => {
  const site = `store-${tale.customer.region.code.toLowerCase()}-${tale.dice.integer(1, sitesPerRegion)}`;
  tale.after(minutes(5, 60), by, ScheduleRepair, {
    mode: 'site',
    faultCode,
    siteId: site,
    appointmentAt: tale.inDays(tale.dice.integer(4, 7)),
  });
};

export const isFoundDefective = (tale: Tale, by: Actor, topic: Topic, faultCodes: readonly string[]): void => {
  const { symptoms, steps, since } = tale.texts.topics[topic];
  tale.after(hours(1, 8), by, DiagnoseCase, {
    faultClass: 'manufacturing-defect',
    faultCodes,
    symptom: symptoms[0],
    since,
    steps: [...steps, tale.texts.escalation.revised],
    evidence: [`logs/${tale.device.serial}.txt`],
    confidence: 'high',
  });
};

/** F26: by courier; the new device inherits the term of the old one, or 90 days where that is longer. */
export const isReplaced = (tale: Tale, by: Actor, faultCode: string): void => {
  const booked = tale.after(minutes(5, 90), by, ScheduleRepair, { mode: 'courier', faultCode });
  const inherits = tale.dice.chance(0.7);
  tale.after(days(3, 9), by, RecordReplacement, {
    rmaId: tale.rmaOf(booked),
    oldSerial: tale.device.serial,
    newSerial: replacementFor(tale.device, tale.dice),
    inheritedStart: addDays(tale.inDays(0), -tale.dice.integer(30, 270)),
    inheritedEnd: tale.inDays(tale.dice.integer(95, 335)),
    rule: inherits ? 'inherit' : 'remaining-or-90-days',
  });
};
