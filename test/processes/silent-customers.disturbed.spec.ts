import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Pool } from 'pg';
import {
  AwaitParty,
  CASE_CATEGORY,
  type CaseEvent,
  CaseReader,
  caseIdOf,
  ConfirmResolution,
  OpenCase,
  ProposeResolution,
  RecordContact,
} from '#cases';
import { type CommandResult, deriveId, streamFor } from '#command-processing';
import {
  type Actor,
  addDays,
  type Command,
  type Instant,
  instantOf,
  later,
  millisecondsOf,
  type Recorded,
  Refusal,
  type CommandClass,
} from '#kernel';
import { specTime } from '#kernel/testing';
import type { LeasedWork } from '#leases';
import { enrol, type OutboundMessage } from '#processes';
import { product } from '#product';
import { NoSnapshots } from '#snapshots';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { openPostgresGround, type PostgresGround } from '../properties/postgres-ground.js';
import { DisturbedWorkers } from './disturbed-workers.js';
import { processesOn, silentCustomerStatus } from './processes-on.js';

/** Random in each run; `CASEFOLD_SEED` repeats the actions of customers and of the disturber. */
const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
const cases = 40;
const daysPerSecond = 3;
/** By this day every customer would have been reminded and closed without disturbances. */
const lastDay = 16;

const agent: Actor = { id: 'a-1', role: 'agent', tier: 1 };

/** What a customer owes, and on which day the reply comes. */
const plan = fc.record({
  owes: fc.constantFrom('answer' as const, 'confirmation' as const),
  repliesAfterDays: fc.option(fc.double({ min: 0.5, max: 11, noNaN: true }), { nil: undefined, freq: 2 }),
});
const plans = fc.sample(plan, { seed, numRuns: cases });
type Plan = (typeof plans)[number];

let ground: PostgresGround;
let send: (command: Command) => Promise<CommandResult>;
let reader: CaseReader;
const messages: OutboundMessage[] = [];

const startedAt = performance.now();
const clock = {
  now: (): Instant =>
    instantOf(millisecondsOf(specTime) + Math.trunc((performance.now() - startedAt) * daysPerSecond * 86_400)),
};

beforeAll(async () => {
  ground = await openPostgresGround();
  send = await commandsOn(ground);
  reader = new CaseReader(ground.store, ground.keys, new NoSnapshots());
  await enrol(ground.pool, ground.store, product.processes);
});

afterAll(() => ground.close());

/** Sends a command as clients do: repeated with the same id while the answer is missing. */
const act = async <C extends Command>(
  stream: string,
  type: CommandClass<C>,
  data: C['data'],
  commandId: string = randomUUID(),
): Promise<void> => {
  for (;;) {
    try {
      const context = { commandId, actor: agent, now: clock.now(), correlationId: commandId };
      await send(new type(stream, data, context));
      return;
    } catch (error) {
      if (error instanceof Refusal && error.code !== 'STREAM_BUSY') return;
    }
  }
};

const streamOf = (index: number): string => streamFor(CASE_CATEGORY, deriveId('disturbed', seed, index));

const begin = async ({ owes }: Plan, index: number): Promise<void> => {
  const about = { channel: 'chat', category: 'display', symptom: 'Flickers', language: 'en', region: 'GB' };
  const stream = streamOf(index);
  await act(stream, OpenCase, { ...about, customerId: `C-${index}` }, deriveId('disturbed', seed, index));
  if (owes === 'answer') await act(stream, AwaitParty, { party: 'customer' });
  else await act(stream, ProposeResolution, { code: 'replaced' });
};

const reply = ({ owes }: Plan, index: number): Promise<void> =>
  owes === 'answer'
    ? act(streamOf(index), RecordContact, { channel: 'chat', direction: 'inbound', summary: 'Here it is' })
    : act(streamOf(index), ConfirmResolution, {});

const works = (pool: Pool): readonly LeasedWork[] =>
  processesOn({ ...ground, pool }, { clock, send, outbound: { send: async (message) => void messages.push(message) } });

const day = (days: number): Instant => addDays(specTime, days);

/** Whether all replies have come, all timers are done, all messages are sent, and the log has been read to its end. */
const isOver = async (): Promise<boolean> => {
  if (clock.now() < day(lastDay)) return false;
  const { timers, unsent, position, parked } = await silentCustomerStatus(ground.pool);
  expect(parked).toEqual([]);
  return timers === 0 && unsent === 0 && position === (await ground.store.lastPosition());
};

const historyOf = async (index: number): Promise<Recorded<CaseEvent>[]> => reader.history(caseIdOf(streamOf(index)));

const isReply = ({ type }: CaseEvent): boolean => type === 'AwaitingEnded' || type === 'ResolutionConfirmed';
const isByProcess = ({ envelope }: Recorded): boolean => envelope.actor === 'silent-customer';

describe(`F28: silent customers while connections break and workers come and go (CASEFOLD_SEED=${seed})`, () => {
  it('are reminded and closed once each, in time, and left alone once they reply', async () => {
    await Promise.all(plans.map(begin));
    const chances = fc.sample(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { seed, numRuns: 5_000 });
    const workers = new DisturbedWorkers(ground.url, works, () => chances.pop() ?? 0.5);
    const begunAt = clock.now();
    const waiting = new Map(plans.map((planned, index) => [index, planned]));
    await workers.until(async () => {
      for (const [index, planned] of waiting) {
        const { repliesAfterDays } = planned;
        if (repliesAfterDays === undefined || clock.now() < addDays(begunAt, repliesAfterDays)) continue;
        waiting.delete(index);
        await reply(planned, index);
      }
      return isOver();
    }, 60_000);

    expect(workers.disturbances).toBeGreaterThan(10);
    const histories = await Promise.all(plans.map((_, index) => historyOf(index)));
    histories.forEach(expectOnceAndInTime);
    const reminders = histories.flat().filter(({ type }) => type === 'CustomerReminded');
    expect(new Set(messages.map(({ id }) => id)).size).toBe(reminders.length);
    const told = new Set(messages.map(({ recipient, data }) => JSON.stringify([recipient.caseId, data])));
    expect(told.size).toBe(reminders.length);
  }, 120_000);
});

const expectOnceAndInTime = (history: readonly Recorded<CaseEvent>[]): void => {
  const [, silent, ...rest] = history;
  const repliedAt = rest.findIndex(isReply);
  const done = rest.filter(isByProcess);
  const steps = done.map(({ type, data }) => (type === 'CustomerReminded' ? data.nth : type));
  const isWhole = repliedAt < 0 || rest.some(({ type }) => type === 'CaseClosed');
  expect(steps).toEqual([1, 2, 'CaseClosed'].slice(0, isWhole ? 3 : steps.length));
  if (repliedAt >= 0) expect(rest.slice(repliedAt).filter(isByProcess)).toEqual([]);
  let { occurredAt } = silent.envelope;
  done.forEach(({ envelope }, index) => {
    const earliest = later(addDays(silent.envelope.occurredAt, 3 * (index + 1)), addDays(occurredAt, 3));
    expect([envelope.occurredAt >= earliest, envelope.occurredAt, earliest]).toEqual([
      true,
      envelope.occurredAt,
      earliest,
    ]);
    ({ occurredAt } = envelope);
  });
};
