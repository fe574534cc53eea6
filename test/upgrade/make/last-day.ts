import { OutboundMessages } from '#processes';
import { product as theProduct } from '#product';
import { until } from '#processes/testing';
import { agent, customerOf, privacyOfficer } from '../support/actors.js';
import type { Product } from '../support/product.js';
import type { Desk } from './desk.js';

/** Everything that is pending when the database is left. */
export const lastDay = async (desk: Desk, product: Product): Promise<void> => {
  await desk.quiet();
  desk.isDisturbed = true;
  product.get(OutboundMessages).send = () => Promise.reject(new Error('The disk is full'));
  desk.clock.forward(3); // timers become due
  await desk.act('mergeCustomer', { customerId: 'c-ada-thrice', into: 'c-ada' }, agent);
  await fallsSilent(desk, 'remindedByAgent');
  await desk.act('remindCustomer', { caseId: desk.cases['remindedByAgent'] }, agent);
  await until('all commands and a message are waiting', async () => (await unsent(product)) === 7);
  await answer(desk, 'answersBeforeClosing');
  await answer(desk, 'answersBeforeReminder');
  await armTimers(desk);
  await park(desk, product);
  await desk.act('erasePersonalData', { customerId: 'c-leaving' }, privacyOfficer);
  await until('an erasure is announced', async () => {
    const { rowCount } = await product.pool.query(`SELECT FROM runtime.erasures WHERE step = 'announced'`);
    return rowCount === 1;
  });
};

/** Appends events that neither processes nor read models nor seals have seen. */
export const afterTheWorkerStopped = async (desk: Desk): Promise<void> => {
  const caseId = await fallsSilent(desk, 'unseen');
  await desk.act('addNote', { caseId, body: 'Nobody has read this', visibility: 'INTERNAL' }, agent);
  await desk.act('addNote', { caseId: desk.cases['long'], body: 'The last word', visibility: 'INTERNAL' }, agent);
  const late = { customerId: 'c-late', name: 'Lou Late', region: 'GB', language: 'en' };
  await desk.act('registerCustomer', late, agent);
};

/** Ends the waits that are measured by the clock of the database, so they are over whenever the dump is restored. */
export const letWaitsBeOver = async ({ pool }: Product): Promise<void> => {
  await pool.query(
    `UPDATE runtime.outbox SET next_attempt_at = next_attempt_at - interval '1 year' WHERE settled_at IS NULL`,
  );
  await pool.query(
    `UPDATE runtime.erasures SET step_at = step_at - interval '1 year', retry_at = retry_at - interval '1 year'
     WHERE step <> 'done'`,
  );
};

const fallsSilent = async (desk: Desk, name: string): Promise<string> => {
  const caseId = await desk.openCase(name, { customerId: 'c-ada' }, agent);
  await desk.act('awaitParty', { caseId, party: 'CUSTOMER' }, agent);
  return caseId;
};

const answer = (desk: Desk, name: string): Promise<unknown> => {
  const said = { channel: 'chat', direction: 'INBOUND', summary: 'Here it is' };
  return desk.act('recordContact', { caseId: desk.cases[name], ...said }, customerOf('c-ada'));
};

const unsent = async ({ pool }: Product): Promise<number> => {
  const { rowCount } = await pool.query('SELECT FROM runtime.outbox WHERE settled_at IS NULL');
  return rowCount ?? 0;
};

const armTimers = async (desk: Desk): Promise<void> => {
  await fallsSilent(desk, 'waits');
  const caseId = await desk.openCase('waitsForConfirmation', { customerId: 'c-ada' }, agent);
  await desk.act('proposeResolution', { caseId, code: 'replaced' }, agent);
};

/** Makes a read model and a process each fail on a case. */
const park = async (desk: Desk, product: Product): Promise<void> => {
  const escalated = await desk.openCase('parkedInReadModel', { customerId: 'c-ada' }, agent);
  failToFold(`case-${escalated}`);
  const escalation = { toTier: 2, reason: 'Odd', severity: 'NORMAL', urgentReason: 'Travels' };
  await desk.act('escalateCase', { caseId: escalated, ...escalation }, agent);

  const silent = await desk.openCase('parkedInProcess', { customerId: 'c-ada' }, agent);
  failToReact(`case-${silent}`);
  await desk.act('awaitParty', { caseId: silent, party: 'CUSTOMER' }, agent);
  const isParked = async (from: string) => ((await product.pool.query(`SELECT FROM ${from}`)).rowCount ?? 0) > 0;
  await until('a read model has failed', () => isParked('read.parked'));
  await until('a process has failed', () => isParked('runtime.process_instances WHERE parked_at IS NOT NULL'));
};

const failToFold = (stream: string): void => {
  const board = named('escalation-board', theProduct.projections);
  const fold = board.fold.bind(board);
  board.fold = (found, event) => {
    if (event.envelope.stream === stream) throw new Error('No stomach for it');
    return fold(found, event);
  };
};

const failToReact = (stream: string): void => {
  const process = named('silent-customer', theProduct.processes);
  const react = process.react.bind(process);
  process.react = (state, input) => {
    if (input.kind === 'event' && input.event.envelope.stream === stream) throw new Error('No stomach for it');
    return react(state, input);
  };
};

const named = <Thing extends { readonly name: string }>(name: string, things: readonly Thing[]): Thing => {
  const found = things.find((thing) => thing.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
};
