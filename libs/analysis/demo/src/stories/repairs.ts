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
import { days, hours, minutes, type Story, type Scenario } from '../scenario.js';
import type { Topic } from '../texts/texts.js';
import { camera, comesIn, isDiagnosed, isSettled, isTaken, speaksWithCustomer } from './parts.js';
import { isEscalated, isTakenOver } from './escalation-parts.js';

const sitesPerRegion = 6;

/** F22: broken by a fall; diagnosed, and repaired at a store after waiting for the part. */
export const brokenScreen: Story = (scenario) => {
  const { agent, texts } = scenario;
  comesIn(scenario, {
    topic: 'screen',
    category: 'hardware',
    subcategory: 'display',
    queue: 'hardware',
    skills: ['display'],
  });
  isTaken(scenario, agent);
  speaksWithCustomer(scenario, agent, 'screen');
  isDiagnosed(scenario, agent, {
    topic: 'screen',
    faultClass: 'accidental-damage',
    faultCodes: ['DSP-CRACK', 'DSP-TOUCH'],
  });
  isBookedAtSite(scenario, agent, 'DSP-CRACK');
  scenario.after(minutes(5, 60), agent, AwaitParty, { party: 'part', reason: texts.waiting.part });
  scenario.after(days(2, 6), agent, ResumeCase, {});
  scenario.after(days(1, 3), agent, AddNote, { body: texts.notes.benchTest, visibility: 'customer' });
  isSettled(scenario, agent, 'screen', 'repaired');
};

/** F26: the battery fails; tier 2 revises the diagnosis, and the device is replaced. */
export const batteryReplaced: Story = (scenario) => {
  const { agent, senior } = scenario;
  comesIn(scenario, {
    topic: 'battery',
    category: 'power',
    subcategory: 'battery',
    queue: 'hardware',
    skills: ['battery'],
  });
  isTaken(scenario, agent);
  isDiagnosed(scenario, agent, { topic: 'battery', faultClass: 'wear', faultCodes: ['BAT-CAPACITY'] });
  isEscalated(scenario, agent, { toTier: 2, specialty: 'battery', severity: 'normal' });
  isTakenOver(scenario, senior);
  isFoundDefective(scenario, senior, 'battery', ['BAT-CAPACITY', 'BAT-CELL']);
  scenario.after(minutes(1, 20), senior, LinkCase, {
    relation: 'problem',
    externalReference: { source: 'problems', id: 'PRB-214' },
  });
  isReplaced(scenario, senior, 'BAT-CELL');
  isSettled(scenario, senior, 'battery', 'replaced');
};

/** An intermittent fault: the customer is asked for evidence, then the device is collected by courier. */
export const cameraByCourier: Story = (scenario) => {
  const { agent, texts } = scenario;
  comesIn(scenario, camera);
  isTaken(scenario, agent);
  scenario.after(minutes(10, 60), agent, AwaitParty, { party: 'evidence', reason: texts.waiting.photo });
  scenario.after(days(1, 4), agent, ResumeCase, {});
  scenario.after(minutes(5, 60), scenario.caller, RecordContact, {
    channel: 'app',
    direction: 'inbound',
    summary: texts.topics.camera.contact,
  });
  isDiagnosed(scenario, agent, { topic: 'camera', faultClass: 'manufacturing-defect', faultCodes: ['CAM-OIS'] });
  scenario.after(minutes(5, 60), agent, ScheduleRepair, {
    mode: 'courier',
    faultCode: 'CAM-OIS',
    appointmentAt: scenario.inDays(4),
  });
  scenario.after(days(5, 9), agent, AddNote, { body: texts.notes.handOver, visibility: 'internal' });
  isSettled(scenario, agent, 'camera', 'repaired');
};

/** Routed to the wrong team, and rerouted before anyone takes it. */
export const wrongQueue: Story = (scenario) => {
  const { agent, senior, texts } = scenario;
  comesIn(scenario, { topic: 'screen', category: 'hardware', subcategory: 'display', queue: 'general', skills: [] });
  isTaken(scenario, agent);
  scenario.after(minutes(5, 40), agent, AddNote, { body: texts.notes.callBack, visibility: 'internal' });
  scenario.after(minutes(5, 90), agent, ReleaseAgent, { reason: texts.wrongQueue });
  scenario.after(minutes(1, 10), agent, RouteCase, {
    queue: 'hardware',
    skills: ['display'],
    reason: texts.wrongQueue,
  });
  scenario.after(minutes(5, 300), senior, AssignAgent, { agentId: senior.id });
  isDiagnosed(scenario, senior, { topic: 'screen', faultClass: 'accidental-damage', faultCodes: ['DSP-CRACK'] });
  isBookedAtSite(scenario, senior, 'DSP-CRACK');
  scenario.after(days(4, 8), senior, AddNote, { body: texts.notes.benchTest, visibility: 'customer' });
  isSettled(scenario, senior, 'screen', 'repaired');
};

const isBookedAtSite = (scenario: Scenario, by: Actor, faultCode: string): void => {
  const site = `store-${scenario.customer.region.code.toLowerCase()}-${scenario.dice.integer(1, sitesPerRegion)}`;
  scenario.after(minutes(5, 60), by, ScheduleRepair, {
    mode: 'site',
    faultCode,
    siteId: site,
    appointmentAt: scenario.inDays(scenario.dice.integer(4, 7)),
  });
};

export const isFoundDefective = (scenario: Scenario, by: Actor, topic: Topic, faultCodes: readonly string[]): void => {
  const { symptoms, steps, since } = scenario.texts.topics[topic];
  scenario.after(hours(1, 8), by, DiagnoseCase, {
    faultClass: 'manufacturing-defect',
    faultCodes,
    symptom: symptoms[0],
    since,
    steps: [...steps, scenario.texts.escalation.revised],
    evidence: [`logs/${scenario.device.serial}.txt`],
    confidence: 'high',
  });
};

/** F26: by courier; the new device inherits the warranty of the old one, or 90 days if that is longer. */
export const isReplaced = (scenario: Scenario, by: Actor, faultCode: string): void => {
  const booked = scenario.after(minutes(5, 90), by, ScheduleRepair, { mode: 'courier', faultCode });
  const inherits = scenario.dice.chance(0.7);
  scenario.after(days(3, 9), by, RecordReplacement, {
    rmaId: scenario.rmaOf(booked),
    oldSerial: scenario.device.serial,
    newSerial: replacementFor(scenario.device, scenario.dice),
    inheritedStart: addDays(scenario.inDays(0), -scenario.dice.integer(30, 270)),
    inheritedEnd: scenario.inDays(scenario.dice.integer(95, 335)),
    rule: inherits ? 'inherit' : 'remaining-or-90-days',
  });
};
