import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '#kernel';
import { specTime } from '#kernel/testing';
import { caseExamples as examples } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { openReadModels } from '../testing/read-models.js';
import { QueueBoard } from './queue-board.js';

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
});
