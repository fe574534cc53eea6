import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageRequest } from '#graphql';
import { addDays } from '#kernel';
import { specTime } from '#kernel/testing';
import { caseExamples as examples } from '../case/case.examples.js';
import { type CaseEvent, priorities } from '../case/case.events.js';
import type { CaseView } from '../case/view/case.view.js';
import { openReadModels } from '../testing/read-models.js';
import { type CaseSort, caseSortFields } from './case-cursor.js';
import type { CaseFilter } from './case-filter.js';
import { CaseList } from './case-list.js';
import { casesOf } from './cases-of.js';

const caseCount = 14;
const idOf = (nth: number): string => `00000000-0000-4000-8000-${String((nth * 7) % 100).padStart(12, '0')}`;
const opening = {
  sort: { by: 'openedAt', direction: 'ascending' },
  all: { direction: 'forwards', size: 100 },
} as const;

/** Example cases in which many sort values repeat and every other case is closed. */
const caseOf = (nth: number) => {
  const openedAt = addDays(specTime, Math.floor(nth / 3));
  const opened: CaseEvent = {
    type: 'CaseOpened',
    data: {
      ...examples.CaseOpened.data,
      priority: priorities[nth % 4],
      customerId: nth === 5 ? undefined : `c-${nth % 3}`,
      region: nth % 2 ? 'GB' : 'CN-BJ',
    },
  };
  const routed: CaseEvent = { type: 'CaseRouted', data: { fromQueue: null, queue: `q-${nth % 2}`, skills: [] } };
  return [
    { ...opened, occurredAt: openedAt },
    ...(nth < 4 ? [{ ...routed, occurredAt: openedAt }] : []),
    ...(nth % 2 ? [{ ...examples.CaseClosed, occurredAt: addDays(specTime, 10 + Math.floor(nth / 4)) }] : []),
  ];
};

describe('the case list', () => {
  let models: Awaited<ReturnType<typeof openReadModels>>;
  let list: CaseList;

  beforeAll(async () => {
    models = await openReadModels();
    list = new CaseList(models.dataSource);
    for (let nth = 0; nth < caseCount; nth++) await models.happened(idOf(nth), caseOf(nth));
  });

  afterAll(() => models.close());

  const readWhole = async (sort: CaseSort, direction: PageRequest['direction'], size: number) => {
    const ids: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await list.page({}, sort, { direction, size, cursor });
      const forwards = direction === 'forwards';
      expect(forwards ? page.hasPreviousPage : page.hasNextPage).toBe(cursor !== undefined);
      const pageIds = page.edges.map(({ node }) => node.id);
      if (forwards) ids.push(...pageIds);
      else ids.unshift(...pageIds);
      cursor = page.edges.at(forwards ? -1 : 0)?.cursor;
      more = forwards ? page.hasNextPage : page.hasPreviousPage;
    }
    return ids;
  };

  const valueOf = (view: CaseView, { by }: CaseSort): string | number =>
    by === 'priority' ? priorities.indexOf(view.priority) : (view[by] ?? 'never');

  const sorts = caseSortFields.flatMap((by) =>
    (['ascending', 'descending'] as const).map((direction) => ({ by, direction })),
  );

  it.each(sorts)('returns every case in order, page by page in both directions, by $by $direction', async (sort) => {
    const { edges } = await list.page({}, opening.sort, opening.all);
    const expected = edges
      .map(({ node }) => ({ id: node.id, value: valueOf(node, sort) }))
      .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    if (sort.direction === 'descending') expected.reverse();
    expect(expected).toHaveLength(caseCount);
    for (const size of [1, 4, 50]) {
      expect(await readWhole(sort, 'forwards', size)).toEqual(expected);
      expect(await readWhole(sort, 'backwards', size)).toEqual(expected);
    }
  });

  it('continues after a case that has moved in the list', async () => {
    const sort: CaseSort = { by: 'updatedAt', direction: 'ascending' };
    const { edges } = await list.page({}, sort, { direction: 'forwards', size: 2 });
    await models.happened(edges[1].node.id, [{ ...examples.NoteAdded, occurredAt: addDays(specTime, 30) }]);
    const rest = await list.page({}, sort, { direction: 'forwards', size: 100, cursor: edges[1].cursor });
    expect(rest.edges).toHaveLength(caseCount - 1);
    expect(rest.edges.at(-1)?.node.id).toBe(edges[1].node.id);
  });

  it.each<[CaseFilter, number]>([
    [{}, 14],
    [{ status: ['closed'] }, 7],
    [{ status: ['closed', 'new'] }, 14],
    [{ status: [] }, 0],
    [{ isOpen: true }, 7],
    [{ isOpen: false, region: ['GB'] }, 7],
    [{ priority: ['urgent', 'low'] }, 7],
    [{ queue: ['q-1'] }, 2],
    [{ queue: [null] }, 10],
    [{ queue: ['q-0', null] }, 12],
    [{ assignee: [null] }, 14],
    [{ customerId: ['c-1'] }, 5],
    [{ customerId: [null] }, 1],
    [{ tier: [1], channel: ['support-app'], language: ['zh-Hans'], origin: ['live'] }, 14],
    [{ category: ['billing'] }, 0],
    [{ subcategory: ['display'], deviceSerial: ['F17XK2QP0D'] }, 14],
    [{ escalationPending: true }, 0],
    [{ awaitedParty: [null] }, 14],
    [{ openedAt: { from: addDays(specTime, 1), before: addDays(specTime, 2) } }, 3],
    [{ closedAt: { from: specTime } }, 7],
    [{ updatedAt: { before: specTime } }, 0],
  ])('filters by %j', async (filter, expected) => {
    const { edges } = await list.page(filter, opening.sort, opening.all);
    expect(edges).toHaveLength(expected);
    expect(await list.count(filter)).toBe(expected);
  });

  it.each(['', 'no cursor', Buffer.from('["openedAt","yesterday","1"]').toString('base64url')])(
    'rejects the cursor %j',
    async (cursor) => {
      const request = { direction: 'backwards', size: 5, cursor } as const;
      await expect(list.page({}, opening.sort, request)).rejects.toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', fields: [expect.objectContaining({ path: ['before'] })] },
      });
    },
  );

  it('rejects a cursor of another order', async () => {
    const { edges } = await list.page({}, { by: 'priority', direction: 'ascending' }, opening.all);
    const request = { direction: 'forwards', size: 5, cursor: edges[0].cursor } as const;
    await expect(list.page({}, opening.sort, request)).rejects.toThrow('not a cursor of a list in this order');
  });

  it('lists the cases of customers for other contexts, page by page', async () => {
    const all = await casesOf(models.pool, ['c-1', 'c-2']);
    expect(all.map(({ customerId }) => customerId).sort()).toEqual([...Array(5).fill('c-1'), ...Array(3).fill('c-2')]);
    expect(all.map(({ caseId }) => caseId)).toEqual(all.map(({ caseId }) => caseId).sort());
    expect(await casesOf(models.pool, ['c-1', 'c-2'], { after: all[1].caseId, limit: 2 })).toEqual(all.slice(2, 4));
  });

  it('measures the time from opening to closing', async () => {
    const daySeconds = 86_400;
    const days = [1, 3, 5, 7, 9, 11, 13].map((nth) => 10 + Math.floor(nth / 4) - Math.floor(nth / 3));
    const [medianSeconds, meanSeconds] = [days.sort()[3], days.reduce((sum, day) => sum + day) / 7];
    expect(await list.openToClose({})).toEqual({
      cases: 7,
      medianSeconds: medianSeconds * daySeconds,
      meanSeconds: expect.closeTo(meanSeconds * daySeconds, 3),
    });
    expect(await list.openToClose({ isOpen: true })).toEqual({ cases: 0, medianSeconds: null, meanSeconds: null });
  });
});
