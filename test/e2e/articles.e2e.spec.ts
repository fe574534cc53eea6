import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { actorOf, agent, customer, engineer } from './support/actors.js';
import { carryOut } from './support/operations.js';
import { TestApi } from './support/test-api.js';

const analyst = actorOf('analyst');

const english = { language: 'en', title: 'Green lines', body: 'Restart the phone.' };
const simplified = { language: 'zh-Hans', title: '绿线', body: '请重启手机。' };
const traditional = { language: 'zh-Hant', title: '綠線', body: '請重新啟動手機。' };
const content = { kind: 'KNOWN_ISSUE', audience: 'PUBLIC', translations: [english, traditional] };
const changed = { ...content, translations: [{ ...english, body: 'Install version 12.2.' }, traditional] };

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

const publish = (articleId: string, changes: object = {}) =>
  carryOut(api, 'publishArticle', { articleId, ...content, ...changes }, engineer);
const retire = (articleId: string, reason?: string) => carryOut(api, 'retireArticle', { articleId, reason }, engineer);

const ask = async <Answer>(
  fields: string,
  { as = agent, atLeast, language }: { as?: Actor; atLeast?: string; language?: string } = {},
): Promise<Answer> => {
  const headers = {
    ...(atLeast ? { 'x-casefold-at-least': atLeast } : {}),
    ...(language ? { 'accept-language': language } : {}),
  };
  return api.data<Answer>(`{ ${fields} }`, {}, { as, headers });
};

const articleOf = async (argument: string, fields: string, how: Parameters<typeof ask>[1] = {}) =>
  (await ask<{ article: Record<string, unknown> | null }>(`article(${argument}) { ${fields} }`, how)).article;

describe('F12 an article', () => {
  it('is published in versions, each whole and in its languages', async () => {
    await publish('a-versions');
    const atLeast = await publish('a-versions', { ...changed, changeNote: 'Names the version' });
    const fields =
      'id kind audience status version changeNote publishedBy revision translations { language title body }';
    const shown = {
      id: 'a-versions',
      kind: 'KNOWN_ISSUE',
      audience: 'PUBLIC',
      status: 'PUBLISHED',
      publishedBy: 'engineer-1',
    };
    const [first, second] = [content, changed].map(({ translations }, revision) => {
      const changeNote = revision === 0 ? null : 'Names the version';
      return { ...shown, version: revision + 1, changeNote, revision, translations };
    });
    expect(await articleOf('id: "a-versions"', fields, { atLeast })).toEqual(second);
    expect(await articleOf('id: "a-versions", version: 1', fields)).toEqual(first);
    expect(await articleOf('id: "a-versions", version: 2', fields)).toEqual(second);
    expect(await articleOf('id: "a-versions", version: 3', fields)).toBeNull();
    expect(await articleOf('id: "no-such"', fields)).toBeNull();
  });

  it('of no id of its own gets one, the same for a repeat', async () => {
    const input = { commandId: '0b6a1d3e-3f77-4d0b-9c55-7f4f5e0c9a01', ...content };
    const mutation = `mutation ($input: PublishArticleInput!) {
      publishArticle(input: $input) { article { id version } position userErrors { code } } }`;
    const once = await api.data(mutation, { input }, { as: engineer });
    expect(once).toMatchObject({ publishArticle: { article: { version: 1 }, userErrors: [] } });
    expect(await api.data(mutation, { input }, { as: engineer })).toEqual(once);
  });

  it('is not published again as it is', async () => {
    const position = await publish('a-same');
    expect(await publish('a-same', { changeNote: 'Nothing' })).toBe(position);
  });

  it('can be changed only with its current revision', async () => {
    await publish('a-conflict');
    await publish('a-conflict', changed);
    const mutation = `mutation ($input: PublishArticleInput!) { publishArticle(input: $input) {
      article { version } revision userErrors { code path }
      conflict { expectedRevision revision hasMore events { type revision data } } } }`;
    const late = { articleId: 'a-conflict', ...content, expectedRevision: 0 };
    const { kind: _, audience: __, ...differing } = changed;
    expect(await api.data(mutation, { input: late }, { as: engineer })).toEqual({
      publishArticle: {
        article: { version: 2 },
        revision: null,
        userErrors: [{ code: 'REVISION_CONFLICT', path: ['input', 'expectedRevision'] }],
        conflict: {
          expectedRevision: 0,
          revision: 1,
          hasMore: false,
          events: [
            {
              type: 'ArticlePublished',
              revision: 1,
              data: { version: 2, kind: 'known-issue', audience: 'public', ...differing },
            },
          ],
        },
      },
    });
  });

  it('is read in the language that suits best, or else in its own', async () => {
    const atLeast = await publish('a-languages');
    const titleIn = async (argument: string, language?: string) =>
      (await articleOf('id: "a-languages"', `translation${argument} { language title }`, { atLeast, language }))?.[
        'translation'
      ];
    const inTraditional = { language: 'zh-Hant', title: '綠線' };
    const inEnglish = { language: 'en', title: 'Green lines' };
    expect(await titleIn('', 'zh-TW,en;q=0.5')).toEqual(inTraditional);
    expect(await titleIn('(language: "zh-Hant")', 'en')).toEqual(inTraditional);
    expect(await titleIn('(language: "zh-HK")')).toEqual(inTraditional);
    expect(await titleIn('', 'fr')).toEqual(inEnglish);
    expect(await titleIn('')).toEqual(inEnglish);
    expect(await titleIn('(language: "zh-Hans")')).toEqual(inEnglish);
  });

  it('has a history that holds all of it', async () => {
    await publish('a-history');
    await retire('a-history', 'Solved');
    const atLeast = await publish('a-history', changed);
    const history = 'totalCount nodes { type revision actor role data }';
    const found = await articleOf('id: "a-history"', `history { ${history} }`, { atLeast, as: analyst });
    const by = { actor: 'engineer-1', role: 'ENGINEER' };
    expect(found?.['history']).toEqual({
      totalCount: 3,
      nodes: [
        expect.objectContaining({ type: 'ArticlePublished', revision: 0, ...by }),
        { type: 'ArticleRetired', revision: 1, ...by, data: { reason: 'Solved' } },
        expect.objectContaining({ type: 'ArticlePublished', revision: 2, ...by }),
      ],
    });
  });

  it('is retired, with every version of it, and comes back with the next', async () => {
    await publish('a-retired');
    await publish('a-retired', changed);
    const atLeast = await retire('a-retired', 'Solved');
    const fields = 'version status retirementReason';
    const retired = { status: 'RETIRED', retirementReason: 'Solved' };
    expect(await articleOf('id: "a-retired"', fields, { atLeast })).toEqual({ version: 2, ...retired });
    expect(await articleOf('id: "a-retired", version: 1', fields)).toEqual({ version: 1, ...retired });
    const inUse = { status: 'PUBLISHED', retirementReason: null };
    const then = { atLeast: await publish('a-retired', changed) };
    expect(await articleOf('id: "a-retired"', fields, then)).toEqual({ version: 3, ...inUse });
    expect(await articleOf('id: "a-retired", version: 2', fields)).toEqual({ version: 2, ...inUse });
  });

  it('holds no secret', async () => {
    const translations = [english, { ...traditional, body: 'Pay with 4539 5787 6362 1486.' }];
    const mutation = `mutation ($input: PublishArticleInput!) {
      publishArticle(input: $input) { article { id } userErrors { code path } } }`;
    const input = { articleId: 'a-secret', ...content, translations };
    expect(await api.data(mutation, { input }, { as: engineer })).toEqual({
      publishArticle: {
        article: null,
        userErrors: [{ code: 'SECRET_IN_TEXT', path: ['input', 'translations', '1', 'body'] }],
      },
    });
  });
});

interface Page {
  readonly articles: {
    readonly totalCount: number;
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  };
}

describe('the list of articles', () => {
  const ids = ['l-1', 'l-2', 'l-3', 'l-4', 'l-5'];
  const guides = 'filter: { kind: [GUIDE] }';
  let atLeast: string;

  beforeAll(async () => {
    for (const id of ids) {
      const translations = id === 'l-3' ? [simplified] : content.translations;
      atLeast = await publish(id, { kind: 'GUIDE', translations });
    }
  });

  const page = async (args: string, as = agent) => {
    const fields = 'totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage }';
    const { articles } = await ask<Page>(`articles(${args}) { ${fields} }`, { as, atLeast });
    const { edges, totalCount, pageInfo } = articles;
    return {
      ids: edges.map(({ node }) => node.id),
      cursors: edges.map(({ cursor }) => cursor),
      totalCount,
      ...pageInfo,
    };
  };

  it('begins with the last published, and is paged in both directions', async () => {
    const first = await page(`${guides}, first: 2`);
    expect(first).toMatchObject({ ids: ['l-5', 'l-4'], totalCount: 5, hasNextPage: true, hasPreviousPage: false });
    const second = await page(`${guides}, first: 2, after: "${first.cursors[1]}"`);
    expect(second).toMatchObject({ ids: ['l-3', 'l-2'], hasNextPage: true, hasPreviousPage: true });
    const third = await page(`${guides}, first: 2, after: "${second.cursors[1]}"`);
    expect(third).toMatchObject({ ids: ['l-1'], hasNextPage: false, hasPreviousPage: true });
    const back = await page(`${guides}, last: 2, before: "${third.cursors[0]}"`);
    expect(back).toMatchObject({ ids: ['l-3', 'l-2'], hasNextPage: true, hasPreviousPage: true });
    const start = await page(`${guides}, last: 2, before: "${back.cursors[0]}"`);
    expect(start).toMatchObject({ ids: ['l-5', 'l-4'], hasNextPage: true, hasPreviousPage: false });
    expect(await page(`${guides}, last: 2`)).toMatchObject({ ids: ['l-2', 'l-1'], hasPreviousPage: true });
  });

  it('is filtered by kind and language together', async () => {
    expect((await page('filter: { kind: [GUIDE], language: "zh-Hans" }')).ids).toEqual(['l-3']);
    expect((await page('filter: { kind: [GUIDE], language: "zh-Hant" }')).ids).toEqual(['l-5', 'l-4', 'l-2', 'l-1']);
    expect((await page('filter: { kind: [NOTICE] }')).ids).toEqual([]);
  });

  it('rejects cursors of other lists', async () => {
    for (const after of ['nonsense', Buffer.from('["2026", "l-1"]').toString('base64url')]) {
      const { errors } = await api.ask(`{ articles(after: "${after}") { totalCount } }`, {}, { as: agent });
      expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('a customer', () => {
  let how: { as: Actor; atLeast: string };

  beforeAll(async () => {
    const kind = 'POLICY';
    await publish('c-public', { kind, audience: 'INTERNAL' });
    await publish('c-public', { kind });
    await publish('c-internal', { kind, audience: 'INTERNAL' });
    await publish('c-withdrawn', { kind });
    await publish('c-withdrawn', { kind, audience: 'INTERNAL' });
    await publish('c-retired', { kind });
    how = { as: customer, atLeast: await retire('c-retired') };
  });

  it('sees public articles in use, without internal data', async () => {
    const fields = 'id version changeNote publishedBy timesSent history { totalCount }';
    const withheld = { changeNote: null, publishedBy: null, timesSent: null, history: null };
    expect(await articleOf('id: "c-public"', fields, how)).toEqual({ id: 'c-public', version: 2, ...withheld });
    for (const id of ['c-internal', 'c-withdrawn', 'c-retired']) {
      expect([id, await articleOf(`id: "${id}"`, 'id', how)]).toEqual([id, null]);
    }
  });

  it('finds no version that was internal, and none of an article that is internal or retired by now', async () => {
    for (const id of ['c-public', 'c-internal', 'c-withdrawn', 'c-retired']) {
      expect([id, await articleOf(`id: "${id}", version: 1`, 'id', how)]).toEqual([id, null]);
      expect(await articleOf(`id: "${id}", version: 1`, 'id')).toEqual({ id });
    }
  });

  it.each([
    ['kind: [POLICY]', ['c-public']],
    ['kind: [POLICY], audience: [PUBLIC, INTERNAL], status: [PUBLISHED, RETIRED]', ['c-public']],
    ['kind: [POLICY], audience: [INTERNAL]', []],
    ['kind: [POLICY], status: [RETIRED]', []],
  ])('lists by %s no others', async (filter, ids) => {
    const list = `articles(filter: { ${filter} }) { totalCount nodes { id } }`;
    expect(await ask(list, how)).toEqual({ articles: { totalCount: ids.length, nodes: ids.map((id) => ({ id })) } });
  });
});
