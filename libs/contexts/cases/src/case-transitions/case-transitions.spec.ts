import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type Instant, instantOf, millisecondsOf } from '#kernel';
import { specTime } from '#kernel/testing';
import { caseExamples as examples } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { openReadModels } from '../testing/read-models.js';
import { CaseTransitions } from './case-transitions.js';

const first = '00000000-0000-4000-8000-000000000001';
const second = '00000000-0000-4000-8000-000000000002';
const day = (nth: number): Instant => addDays(specTime, nth);
const justBefore = (instant: Instant): Instant => instantOf(millisecondsOf(instant) - 1);
const on = (nth: number, event: CaseEvent) => ({ ...event, occurredAt: day(nth) });
const awaiting = (party: 'customer' | 'vendor'): CaseEvent => ({ type: 'AwaitingStarted', data: { party } });

describe('case transitions', () => {
  let models: Awaited<ReturnType<typeof openReadModels>>;
  let transitions: CaseTransitions;

  beforeAll(async () => {
    models = await openReadModels();
    transitions = new CaseTransitions(models.dataSource);
    await models.happened(first, [
      on(0, examples.CaseOpened),
      on(1, examples.WorkStarted),
      on(2, awaiting('customer')),
    ]);
    await models.happened(second, [on(1, examples.CaseOpened)]);
    await models.happened(first, [on(4, examples.AwaitingEnded), on(4, awaiting('vendor'))], 'one-command');
    await models.happened(first, [on(5, examples.CaseClosed)]);
  });

  afterAll(() => models.close());

  const statusesAt = async (at?: Instant) =>
    (await transitions.casesByStatus(at, 'occurredAt')).map(({ status, awaitedParty, cases }) =>
      [cases, status, awaitedParty].filter((part) => part !== null).join(' '),
    );

  it('count cases by status at an instant, inclusive', async () => {
    expect(await statusesAt(justBefore(day(0)))).toEqual([]);
    expect(await statusesAt(day(0))).toEqual(['1 new']);
    expect(await statusesAt(day(1))).toEqual(['1 active', '1 new']);
    expect(await statusesAt(day(3))).toEqual(['1 awaiting customer', '1 new']);
    expect(await statusesAt(justBefore(day(4)))).toEqual(['1 awaiting customer', '1 new']);
    expect(await statusesAt(day(4))).toEqual(['1 awaiting vendor', '1 new']);
    expect(await statusesAt(day(5))).toEqual(['1 closed', '1 new']);
    expect(await statusesAt()).toEqual(['1 closed', '1 new']);
  });

  it('count cases by what the log contained at an instant', async () => {
    expect(await transitions.casesByStatus(day(5), 'recordedAt')).toEqual([]);
    expect(await transitions.casesByStatus(undefined, 'recordedAt')).toHaveLength(2);
  });

  it('count steps of cases, several transitions by one command as one', async () => {
    const steps = (await transitions.matrix()).map(({ from, to, count }) =>
      [from.status, from.awaitedParty, to.status, to.awaitedParty, count].filter((part) => part !== null).join(' '),
    );
    expect(steps.sort()).toEqual([
      'active awaiting customer 1',
      'awaiting customer awaiting vendor 1',
      'awaiting vendor closed 1',
      'new active 1',
    ]);
  });
});
