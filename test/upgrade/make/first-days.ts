import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { loadDemo } from '#demo';
import { until } from '#processes/testing';
import { runCli } from '../../support/run-cli.js';
import { agent, analyst, customerOf, engineer, privacyOfficer } from '../support/actors.js';
import type { Product } from '../support/product.js';
import type { Desk } from './desk.js';
import { takeEveryStep } from './every-step.js';
import { keepRecords } from './records.js';

/** More than twice the number of events between snapshots. */
const longTalk = 125;

/**
 * Everything that is finished when the database is left: all messages are sent, read models and processes are up to
 * date.
 */
export const firstDays = async (desk: Desk, product: Product): Promise<void> => {
  await keepRecords(desk);
  await openCases(desk);
  await product.answerTo('mutation ($input: AddNoteInput!) { addNote(input: $input) { revision } }', note, analyst);
  await lookAt(product, desk.cases['everyStep']);
  await desk.act('erasePersonalData', { customerId: 'c-erased', reason: 'Asked for it' }, privacyOfficer);
  await desk.act('mergeCustomer', { customerId: 'c-ada-twice', into: 'c-ada' }, agent);
  const { bus, logEnd } = { bus: product.get(CommandBus), logEnd: String(await product.logEnd()) };
  const set = { seed: 1, until: desk.clock.now() };
  await loadDemo({ set, cases: 4, logEnd, send: (command) => bus.execute(command) });
  await silence(desk);
  await desk.rebuild('escalation-board');
  await until('the erasure is done', async () => (await openErasures(product)) === 0, 120_000);
  await desk.quiet();
};

const openErasures = async ({ pool }: Product): Promise<number> => {
  const { rows } = await pool.query<{ open: number }>(
    `SELECT count(*) FILTER (WHERE step <> 'done')::integer AS open FROM runtime.erasures`,
  );
  return rows[0].open;
};

const note = { input: { caseId: '5f7e6a52-9a43-4c43-8a76-2f6d6f0c4a11', body: 'Nowhere', visibility: 'INTERNAL' } };

const openCases = async (desk: Desk): Promise<void> => {
  const ada = { customerId: 'c-ada', deviceSerial: 'SN-1' };
  const contact = { name: 'Ada Example', phone: '+44 20 7946 0018', email: 'ada@example.com' };
  const everyStep = await desk.openCase('everyStep', { ...ada, contact, orderNumber: 'O-1' }, agent);
  await takeEveryStep(desk, everyStep);
  const snapshot = { deviceModel: 'M-1', osVersion: '1.2', appVersion: '3.4' };
  await desk.openCase('ownCase', { customerId: 'c-ada', snapshot, screenshot: 'shot-1' }, customerOf('c-ada'));
  await desk.openCase('guest', { contact: { name: 'Gus Guest' } }, agent);
  const linked = await desk.openCase('linkedGuest', { contact: { name: 'Ada' } }, agent);
  await desk.act('linkCustomer', { caseId: linked, customerId: 'c-ada' }, agent);
  await desk.act('linkCase', { caseId: linked, relation: 'RELATED', toCaseId: everyStep }, agent);
  await desk.openCase('held', { customerId: 'c-grace' }, agent);
  await desk.openCase('merged', { customerId: 'c-ada-twice' }, agent);
  await desk.openCase('mergedLater', { customerId: 'c-ada-thrice' }, agent);
  await desk.openCase('leaving', { customerId: 'c-leaving', contact: { name: 'Lena Leaving' } }, agent);
  const erased = await desk.openCase('erased', { customerId: 'c-erased', contact: { name: 'Edsger Erased' } }, agent);
  await desk.act('addNote', { caseId: erased, body: 'Edsger called', visibility: 'INTERNAL' }, agent);
  await desk.openCase('escalated', ada, agent);
  const escalation = { toTier: 2, reason: 'It smokes', severity: 'URGENT', urgentReason: 'It smokes' };
  await desk.act('escalateCase', { caseId: desk.cases['escalated'], ...escalation }, agent);
  const long = await desk.openCase('long', { customerId: 'c-ada' }, agent);
  for (let nth = 1; nth < longTalk; nth++) {
    await desk.act('addNote', { caseId: long, body: `Word ${nth}`, visibility: 'CUSTOMER' }, engineer, 'case { id }');
  }
};

/** Leaves an entry in the access log. */
const lookAt = async (product: Product, id: string): Promise<void> => {
  await product.ask('query ($id: ID!) { case(id: $id) { symptom contact { name } } }', { id }, agent);
  await product.ask('{ customer(id: "c-grace") { name phone legalHold { reason } } }', {}, privacyOfficer);
};

/** Three cases whose customers fall silent three days apart; the first one is closed as idle. */
const silence = async (desk: Desk): Promise<void> => {
  const falls = async (name: string) => {
    const caseId = await desk.openCase(name, { customerId: 'c-ada' }, agent);
    await desk.act('awaitParty', { caseId, party: 'CUSTOMER' }, agent);
  };
  await falls('closedAsIdle');
  await desk.forward(3);
  await falls('toBeClosed');
  await falls('answersBeforeClosing');
  await desk.forward(3);
  await falls('toBeRemindedAgain');
  await desk.forward(3);
  await falls('toBeReminded');
  await falls('answersBeforeReminder');
};

/** Imports three incidents of the sample, and keeps them in a file to be imported again. */
export const importIncidents = async (databaseUrl: string, dataDir: string, file: string): Promise<void> => {
  const sample = await readFile(path.resolve('test/samples/servicenow-sample.csv'), 'utf8');
  const lines = sample.split('\n').filter((line) => /^number,|^INC900000[123],/.test(line));
  await writeFile(file, `${lines.join('\n')}\n`);
  const args = ['import', '--format', 'servicenow', file];
  const { code, stderr } = await runCli(dataDir, args, { DATABASE_URL: databaseUrl });
  if (code !== 0) throw new Error(stderr);
};
