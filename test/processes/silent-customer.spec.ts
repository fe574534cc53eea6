import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import {
  AwaitParty,
  CASE_CATEGORY,
  type CaseEvent,
  caseIdOf,
  caseStream,
  DeclineEscalation,
  defaultCasePolicy,
  EscalateCase,
  OpenCase,
  ProposeResolution,
  RecordContact,
} from '#cases';
import { streamFor } from '#command-processing';
import type { Actor, Command, Origin, Recorded, CommandClass } from '#kernel';
import { until } from '#processes/testing';
import { silentCustomerStatus } from './processes-on.js';
import { WorkerUnderClock } from './worker-under-clock.js';

const agent: Actor = { id: 'a-1', role: 'agent', tier: 1 };
const engineer: Actor = { id: 'e-1', role: 'engineer', tier: 2 };

let worker: WorkerUnderClock;

beforeAll(async () => {
  worker = await WorkerUnderClock.start();
}, 60_000);

afterAll(() => worker.stop());

const act = async <C extends Command>(
  caseId: string,
  type: CommandClass<C>,
  data: C['data'],
  { actor = agent, commandId = randomUUID(), origin }: { actor?: Actor; commandId?: string; origin?: Origin } = {},
): Promise<void> => {
  const context = { commandId, actor, now: worker.now(), correlationId: commandId, origin };
  await worker.send(new type(caseStream(caseId), data, context));
};

const open = async (language = 'en', origin?: Origin): Promise<string> => {
  const commandId = randomUUID();
  const id = caseIdOf(streamFor(CASE_CATEGORY, commandId));
  const about = { channel: 'chat', category: 'display', symptom: 'Flickers', region: 'GB', customerId: 'C-1' };
  await act(id, OpenCase, { ...about, language }, { commandId, origin });
  return id;
};

const askCustomer = (id: string, origin?: Origin) =>
  act(id, AwaitParty, { party: 'customer', reason: 'A photograph' }, { origin });

const historyOf = (id: string): Promise<Recorded<CaseEvent>[]> => worker.cases.history(id);
const typesOf = async (id: string): Promise<string[]> => (await historyOf(id)).map(({ type }) => type);
const untilTypes = (id: string, ...types: string[]): Promise<void> =>
  until(`the case has the events ${types.join(', ')}`, async () => (await typesOf(id)).join() === types.join());

const status = () => silentCustomerStatus(worker.app.get(Pool, { strict: false }));

/** Resolves once the process has reacted to all events and sent all its commands. */
const untilQuiet = async (): Promise<void> => {
  const { rows } = await worker.app
    .get(Pool, { strict: false })
    .query<{ position: string }>('SELECT max(position) AS position FROM log.events');
  await until('the process is idle', async () => {
    const { position, unsent, nextTimerDueAt } = await status();
    const isDue = nextTimerDueAt !== null && nextTimerDueAt <= worker.now();
    return BigInt(position) >= BigInt(rows[0].position) && unsent === 0 && !isDue;
  });
};

const forward = async (days: number): Promise<void> => {
  await untilQuiet();
  worker.forward(days);
  await untilQuiet();
};

const messagesTo = async (id: string) => (await worker.messages()).filter(({ recipient }) => recipient.caseId === id);

describe('F28: a customer who does not answer', () => {
  it('is reminded twice, then the case is closed as idle', async () => {
    const id = await open('zh-HK');
    await askCustomer(id);
    await forward(2.9);
    expect(await typesOf(id)).toEqual(['CaseOpened', 'AwaitingStarted']);
    await forward(0.1);
    await untilTypes(id, 'CaseOpened', 'AwaitingStarted', 'CustomerReminded');
    await forward(3);
    await forward(3);
    await untilTypes(id, 'CaseOpened', 'AwaitingStarted', 'CustomerReminded', 'CustomerReminded', 'CaseClosed');

    const [, asked, first, second, closed] = await historyOf(id);
    expect([first.data, second.data]).toEqual([
      { nth: 1, owed: 'answer' },
      { nth: 2, owed: 'answer' },
    ]);
    expect(closed.data).toEqual({ code: 'no-answer', ground: 'idle' });
    for (const { envelope } of [first, second, closed]) {
      expect(envelope).toMatchObject({
        actor: 'silent-customer',
        role: 'system',
        origin: 'live',
        policyVersion: defaultCasePolicy.version,
        correlationId: asked.envelope.correlationId,
      });
    }
    const causes = [first, second, closed].map(({ envelope }) => envelope.causationId);
    expect(causes).toEqual([asked, first, second].map(({ envelope }) => envelope.id));
    expect(await messagesTo(id)).toMatchObject([
      { kind: 'customer-reminder', language: 'zh-Hant', recipient: { customerId: 'C-1' }, data: { nth: 1 } },
      { kind: 'customer-reminder', language: 'zh-Hant', recipient: { customerId: 'C-1' }, data: { nth: 2 } },
    ]);
  });

  it('who does not respond to a proposed resolution has the case closed with its code', async () => {
    const id = await open();
    await act(id, ProposeResolution, { code: 'replaced' });
    for (const days of [3, 3, 3]) await forward(days);
    await untilTypes(id, 'CaseOpened', 'ResolutionProposed', 'CustomerReminded', 'CustomerReminded', 'CaseClosed');
    expect((await historyOf(id)).at(-1)?.data).toEqual({ code: 'replaced', ground: 'idle' });
  });

  it('keeps the case while an escalation is pending, and no longer', async () => {
    const id = await open();
    await askCustomer(id);
    await act(id, EscalateCase, { toTier: 2, reason: 'Odd', severity: 'normal', urgentReason: 'Travels' });
    for (const days of [3, 3, 3]) await forward(days);
    expect((await typesOf(id)).at(-1)).toBe('CustomerReminded');
    await act(id, DeclineEscalation, { reason: 'Nothing new' }, { actor: engineer });
    await untilQuiet();
    await until('the case is closed', async () => (await typesOf(id)).at(-1) === 'CaseClosed');
  });
});

describe('a customer who answers', () => {
  it('before the first reminder is not reminded', async () => {
    const id = await open();
    await askCustomer(id);
    await forward(2);
    await act(id, RecordContact, { channel: 'chat', direction: 'inbound', summary: 'Here it is' });
    for (const days of [3, 3, 3]) await forward(days);
    expect(await typesOf(id)).toEqual(['CaseOpened', 'AwaitingStarted', 'ContactRecorded', 'AwaitingEnded']);
    expect(await messagesTo(id)).toEqual([]);
  });

  it('after both reminders keeps the case', async () => {
    const id = await open();
    await askCustomer(id);
    for (const days of [3, 3]) await forward(days);
    await act(id, RecordContact, { channel: 'chat', direction: 'inbound', summary: 'Here it is' });
    for (const days of [3, 9]) await forward(days);
    const reminded = ['CustomerReminded', 'CustomerReminded'];
    expect(await typesOf(id)).toEqual([
      'CaseOpened',
      'AwaitingStarted',
      ...reminded,
      'ContactRecorded',
      'AwaitingEnded',
    ]);
  });
});

describe('an imported case', () => {
  it('reminds nobody', async () => {
    const id = await open('en', 'demo');
    await askCustomer(id, 'demo');
    for (const days of [3, 3, 3]) await forward(days);
    expect(await typesOf(id)).toEqual(['CaseOpened', 'AwaitingStarted']);
  });
});
