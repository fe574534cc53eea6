import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, specTime } from '#kernel';
import { caseExamples as examples } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { openReadModels } from '../testing/read-models.js';
import type { QueueChangeRow } from './queue-board.projection.js';
import { QueueBoard } from './queue-board.js';
import { QueueChanges } from './queue-changes.js';

const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const routed = (queue: string | null): CaseEvent => ({
  type: 'CaseRouted',
  data: { fromQueue: null, queue, skills: [] },
});

describe('queues', () => {
  let models: Awaited<ReturnType<typeof openReadModels>>;

  beforeAll(async () => {
    models = await openReadModels();
  });

  afterAll(() => models.close());

  it('show their open cases by tier, with their age', async () => {
    for (const nth of [1, 2, 3]) {
      const [opened, entered] = [examples.CaseOpened, routed('hardware')];
      await models.happened(idOf(nth), [
        { ...opened, occurredAt: addDays(specTime, nth) },
        { ...entered, occurredAt: addDays(specTime, 9) },
      ]);
    }
    await models.happened(idOf(4), [examples.CaseOpened, examples.EscalationAccepted, routed('hardware')]);
    await models.happened(idOf(5), [examples.CaseOpened, routed('hardware'), examples.CaseClosed]);
    await models.happened(idOf(6), [examples.CaseOpened]);
    const board = new QueueBoard(models.dataSource);
    expect(await board.loads()).toEqual([
      {
        queue: 'hardware',
        tier: 1,
        openCases: 3,
        oldestOpenedAt: addDays(specTime, 1),
        medianOpenedAt: addDays(specTime, 2),
      },
      { queue: 'hardware', tier: 2, openCases: 1, oldestOpenedAt: specTime, medianOpenedAt: specTime },
      { queue: null, tier: 1, openCases: 1, oldestOpenedAt: specTime, medianOpenedAt: specTime },
    ]);
  });

  /** Takes `count` changes, letting things happen once the first `before` are there. */
  const take = async (count: number, queue: string, after: string | undefined, meanwhile?: () => Promise<unknown>) => {
    const controller = new AbortController();
    const taken: QueueChangeRow[] = [];
    const changes = new QueueChanges(models.dataSource, models.positions).follow(queue, after, controller.signal);
    const next = changes.next();
    await meanwhile?.();
    for (let { value } = await next; value; { value } = await changes.next()) {
      taken.push(value);
      if (taken.length === count) controller.abort();
    }
    return taken.map(({ cause, fromQueue, toQueue }) => `${cause} ${fromQueue} ${toQueue}`);
  };

  it('tell who came and who left, from a position on and then as it happens', async () => {
    const start = await models.happened(idOf(10), [examples.CaseOpened, routed('billing'), routed('orders')]);
    const earlier = String(Number(start) - 3);
    const live = () => models.happened(idOf(10), [routed('billing'), examples.CaseClosed, examples.CaseReopened]);
    expect(await take(5, 'billing', earlier, live)).toEqual([
      'CaseRouted null billing',
      'CaseRouted billing orders',
      'CaseRouted orders billing',
      'CaseClosed billing null',
      'CaseReopened null billing',
    ]);
  });

  it('tell, without a position, only what comes', async () => {
    const live = async () => {
      await new Promise((resolve) => setTimeout(resolve, 200)); // until the following has begun
      await models.happened(idOf(10), [routed('orders')]);
    };
    expect(await take(1, 'billing', undefined, live)).toEqual(['CaseRouted billing orders']);
  });

  it('go on from any change, and leave none out over many pages', async () => {
    const start = await models.positions.follow('queue-board', AbortSignal.timeout(5_000)).next();
    const events = Array.from({ length: 450 }, (_, index) => routed(index % 2 ? 'elsewhere' : 'busy'));
    await models.happened(idOf(11), [examples.CaseOpened, ...events]);
    expect(await take(450, 'busy', String(start.value))).toHaveLength(450);
  });
});
