import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseExamples as examples } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { openReadModels } from '../testing/read-models.js';
import type { QueueChangeRow } from './queue-board.projection.js';
import { type BoardPart, QueueChanges } from './queue-changes.js';

const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const routed = (queue: string | null): CaseEvent => ({
  type: 'CaseRouted',
  data: { fromQueue: null, queue, skills: [] },
});

const { CaseOpened: opened, CaseClosed: closed, CaseReopened: reopened } = examples;
const { CaseEscalated: escalated, EscalationAccepted: accepted, EscalationDeclined: declined } = examples;
const { CaseDeEscalated: deEscalated } = examples;

describe('changes of the board', () => {
  let models: Awaited<ReturnType<typeof openReadModels>>;

  beforeAll(async () => {
    models = await openReadModels();
  });

  afterAll(() => models.close());

  /** Collects `count` changes; runs `meanwhile` once following has begun. */
  const take = async (
    count: number,
    part: BoardPart,
    after: string | undefined,
    meanwhile?: () => Promise<unknown>,
  ) => {
    const controller = new AbortController();
    const taken: QueueChangeRow[] = [];
    const changes = new QueueChanges(models.dataSource, models.positions).follow(part, after, controller.signal);
    const next = changes.next();
    await meanwhile?.();
    for (let { value } = await next; value; { value } = await changes.next()) {
      taken.push(value);
      if (taken.length === count) controller.abort();
    }
    return taken;
  };

  const causes = (taken: readonly QueueChangeRow[]) => taken.map(({ cause }) => cause);
  const moves = (taken: readonly QueueChangeRow[]) =>
    taken.map(({ cause, fromQueue, toQueue }) => `${cause} ${fromQueue} ${toQueue}`);

  /** The current checkpoint of the board. */
  const present = async (): Promise<string> =>
    (await models.positions.follow('queue-board', AbortSignal.timeout(5_000)).next()).value as string;

  it('report who entered and left a queue, from a position on and then live', async () => {
    const start = await models.happened(idOf(10), [opened, routed('billing'), routed('orders')]);
    const earlier = String(Number(start) - 3);
    const live = () => models.happened(idOf(10), [routed('billing'), closed, reopened]);
    expect(moves(await take(5, { queue: 'billing' }, earlier, live))).toEqual([
      'CaseRouted null billing',
      'CaseRouted billing orders',
      'CaseRouted orders billing',
      'CaseClosed billing null',
      'CaseReopened null billing',
    ]);
  });

  it('report only new changes if no position is given', async () => {
    const live = async () => {
      await new Promise((resolve) => setTimeout(resolve, 200)); // until the subscription has started
      await models.happened(idOf(10), [routed('orders')]);
    };
    expect(moves(await take(1, { queue: 'billing' }, undefined, live))).toEqual(['CaseRouted billing orders']);
  });

  it('continue from any change, and skip none over many pages', async () => {
    const start = await present();
    const events = Array.from({ length: 450 }, (_, index) => routed(index % 2 ? 'elsewhere' : 'busy'));
    await models.happened(idOf(11), [opened, ...events]);
    expect(await take(450, { queue: 'busy' }, start)).toHaveLength(450);
    const all = await take(451, {}, start);
    const rest = await take(250, {}, all[200].position);
    expect(rest).toEqual(all.slice(201));
  });

  // Each list ends with a change that is reported: an extra one before it would be noticed.
  it('report all changes of all queues, including cases in no queue', async () => {
    const start = await present();
    const story = [opened, escalated, routed('phones'), declined, routed(null), closed, reopened, closed];
    await models.happened(idOf(20), story);
    expect(causes(await take(story.length, {}, start))).toEqual(story.map(({ type }) => type));
  });

  it('report tier and escalation of cases in a queue', async () => {
    const start = await present();
    await models.happened(idOf(21), [opened, escalated, routed('tablets'), accepted, deEscalated, escalated, declined]);
    await models.happened(idOf(21), [routed('watches'), escalated, accepted, routed('tablets')]);
    expect(causes(await take(7, { queue: 'tablets' }, start))).toEqual([
      ...['CaseRouted', 'EscalationAccepted', 'CaseDeEscalated', 'CaseEscalated', 'EscalationDeclined'],
      ...['CaseRouted', 'CaseRouted'],
    ]);
  });

  it('report, for a tier, escalations into it and cases that enter, stay or leave', async () => {
    const start = await present();
    await models.happened(idOf(22), [
      opened,
      routed('phones'),
      escalated,
      routed('tablets'),
      declined,
      routed('phones'),
    ]);
    await models.happened(idOf(22), [escalated, accepted, routed('tablets'), closed, reopened, deEscalated]);
    await models.happened(idOf(22), [routed('phones'), escalated]);
    expect(causes(await take(10, { tier: 2 }, start))).toEqual([
      ...['CaseEscalated', 'CaseRouted', 'EscalationDeclined'],
      ...['CaseEscalated', 'EscalationAccepted', 'CaseRouted', 'CaseClosed', 'CaseReopened', 'CaseDeEscalated'],
      'CaseEscalated',
    ]);
  });

  it('report, for one tier of one queue, what enters it or leaves it', async () => {
    const start = await present();
    await models.happened(idOf(23), [opened, escalated, routed('lamps'), routed('phones'), accepted, routed('lamps')]);
    await models.happened(idOf(23), [deEscalated, routed('phones'), routed('lamps'), escalated]);
    expect(moves(await take(5, { queue: 'lamps', tier: 2 }, start))).toEqual([
      'CaseRouted null lamps',
      'CaseRouted lamps phones',
      'CaseRouted phones lamps',
      'CaseDeEscalated lamps lamps',
      'CaseEscalated lamps lamps',
    ]);
  });
});
