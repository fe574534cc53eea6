import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AddNote, caseStream, CaseNumbers } from '#cases';
import {
  AddDevice,
  ChangeCustomerDetails,
  customerStream,
  LiftLegalHold,
  MergeCustomer,
  PlaceLegalHold,
  RegisterCustomer,
  SetPreferences,
} from '#customers';
import type { CommandResult } from '#command-processing';
import type { EventStore } from '#event-store';
import { importServiceNowLog } from '#imports';
import { type Actor, type Command, instantOf, type CommandClass } from '#kernel';
import type { SubjectKeys } from '#encryption';
import { sendMarkedCommands } from '../../privacy/marked-commands.js';

/** A person whose every word, name and number begins with what marks the group. */
export interface Canary {
  readonly customerId: string;
  /** `Erased6f…n12`, unique. */
  readonly marker: string;
  /** E.164, unique. */
  readonly phone: string;
}

/** What marks all of a group at once. */
export interface Group {
  readonly marker: string;
  readonly phone: string;
}

export type Send = (command: Command) => Promise<CommandResult>;
const agent: Actor = { id: 'a-1', role: 'agent', tier: 1 };
const privacyOfficer: Actor = { id: 'p-1', role: 'privacy-officer' };

export const canariesOf = ({ marker, phone }: Group, count: number): readonly Canary[] =>
  Array.from({ length: count }, (_, nth) => ({
    customerId: `${marker.slice(0, 1)}-${nth}`,
    marker: `${marker}n${nth}`,
    phone: `${phone}${String(nth).padStart(3, '0')}`,
  }));

const act = <C extends Command>(send: Send, actor: Actor, type: CommandClass<C>, stream: string, data: C['data']) => {
  const commandId = randomUUID();
  return send(new type(stream, data, { commandId, actor, now: instantOf(Date.now()), correlationId: commandId }));
};

const detailsOf = ({ marker, phone }: Canary) => ({
  name: marker,
  email: `${marker}@example.com`,
  phone,
  region: 'CN',
});

/** Every command on a customer's record, with the marker in all that is personal or text. */
const tellRecord = async (send: Send, canary: Canary, customerId: string): Promise<void> => {
  const stream = customerStream(customerId);
  const preferences = { language: 'en', accessibility: [canary.marker] };
  const firstNeeds = [`${canary.marker} first`];
  await act(send, agent, RegisterCustomer, stream, { ...detailsOf(canary), language: 'en', accessibility: firstNeeds });
  await act(send, agent, SetPreferences, stream, preferences);
  await act(send, agent, ChangeCustomerDetails, stream, { ...detailsOf(canary), name: `${canary.marker} again` });
  await act(send, agent, AddDevice, stream, { serial: `SN-${customerId}` });
  await act(send, privacyOfficer, PlaceLegalHold, stream, { reason: canary.marker });
  await act(send, privacyOfficer, LiftLegalHold, stream, {});
};

const notesOfLongCase = 60;

/**
 * Tells of a canary all that can be told. Each third is a guest at first, each tenth was known under two records, each
 * twentieth has a case that is long enough for snapshots. Gives the ids of its cases.
 */
export const tellCanary = async (send: Send, canary: Canary, nth: number): Promise<readonly string[]> => {
  const { customerId, marker } = canary;
  await tellRecord(send, canary, customerId);
  const first = await sendMarkedCommands(send, marker, nth % 3 ? customerId : undefined, undefined, customerId);
  const cases = [first];
  if (nth % 10 === 0) {
    const duplicate = `${customerId}-again`;
    await tellRecord(send, canary, duplicate);
    cases.push(await sendMarkedCommands(send, marker, duplicate, first));
    await act(send, agent, MergeCustomer, customerStream(duplicate), { into: customerId });
  }
  if (nth % 20 === 0) {
    const note = { body: marker, visibility: 'internal' } as const;
    for (let told = 0; told < notesOfLongCase; told += 1) await act(send, agent, AddNote, caseStream(first), note);
  }
  return cases;
};

export interface ImportGround {
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  readonly numbers: CaseNumbers;
}

/** A log of another desk, whose callers and symptoms carry the marker; logs of other serials are about other cases. */
export const importMarkedLog = async (ground: ImportGround, marker: string, serial: number): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'casefold-canary-'));
  const file = path.join(folder, 'incidents.csv');
  const sample = await readFile(path.resolve('test/samples/servicenow-sample.csv'), 'utf8');
  const marked = sample
    .replaceAll(/\bSymptom \d+/g, (symptom) => `${marker} ${symptom}`)
    .replaceAll(/\bCaller \d+/g, (caller) => `${marker} ${caller}`)
    .replaceAll('INC9', `INC${serial}`);
  await writeFile(file, marked);
  const run = { file, zone: 'UTC', refusedFile: path.join(folder, 'refused.csv'), correlationId: randomUUID() };
  await importServiceNowLog(run, ground).finally(() => rm(folder, { recursive: true }));
};
