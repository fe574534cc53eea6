import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { collect, EventStore } from '#event-store';
import type { Actor } from '#kernel';
import { actorOf, agent, customer, engineer } from './support/actors.js';
import { accepted, carryOut, opening, type Payload, send } from './support/operations.js';
import { TestApi } from './support/test-api.js';

const english = { language: 'en', title: 'Green lines', body: 'Restart the phone.' };
const chinese = { language: 'zh-Hant', title: '綠線', body: '請重新啟動手機。' };
const content = { kind: 'KNOWN_ISSUE', audience: 'PUBLIC', translations: [english, chinese] };
const changed = { ...content, translations: [{ ...english, body: 'Install version 12.2.' }] };

let api: TestApi;
let caseId: string;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

beforeEach(async () => {
  ({ id: caseId } = (await accepted(api, 'openCase', opening, agent)).case);
});

const publish = (articleId: string, article: object = content) =>
  carryOut(api, 'publishArticle', { articleId, ...article }, engineer);
const retire = (articleId: string) => carryOut(api, 'retireArticle', { articleId }, engineer);

const sentOnCase = async (atLeast: string, as: Actor, fields: string) => {
  const query = `query ($id: ID!) { case(id: $id) { sentArticles { ${fields} } } }`;
  const headers = { 'x-casefold-at-least': atLeast };
  const found = await api.data<{ case: { sentArticles: readonly object[] } }>(query, { id: caseId }, { as, headers });
  return found.case.sentArticles;
};

describe('F12 an article that was sent', () => {
  it('stays known in its version and language, whatever becomes of the article', async () => {
    await publish('a-sent');
    await accepted(api, 'sendArticle', { caseId, articleId: 'a-sent', version: 1, language: 'zh-Hant' }, agent);
    await publish('a-sent', changed);
    await accepted(api, 'sendArticle', { caseId, articleId: 'a-sent', language: 'en' }, engineer);
    const fields =
      'articleId version language sentBy translation { language title body } article { version timesSent }';
    const first = { articleId: 'a-sent', version: 1, language: 'zh-Hant', sentBy: 'agent-1', translation: chinese };
    const second = { ...first, version: 2, language: 'en', sentBy: 'engineer-1', translation: changed.translations[0] };
    const [atLeast, article] = [await publish('a-sent', content), { version: 3, timesSent: 2 }];
    expect(await sentOnCase(atLeast, actorOf('analyst'), fields)).toEqual([
      { ...first, article },
      { ...second, article },
    ]);
    const toCustomer = { sentBy: null, article: { version: 3, timesSent: null } };
    expect(await sentOnCase(atLeast, customer, fields)).toEqual([
      { ...first, ...toCustomer },
      { ...second, ...toCustomer },
    ]);
  });

  it('stays with the customer, though the article is internal or retired by now', async () => {
    for (const articleId of ['a-taken-back', 'a-outdated']) {
      await publish(articleId);
      await accepted(api, 'sendArticle', { caseId, articleId, language: 'en' }, agent);
    }
    await publish('a-taken-back', { ...content, audience: 'INTERNAL' });
    const atLeast = await retire('a-outdated');
    const fields = 'articleId translation { body } article { id }';
    const [kept, gone] = [{ translation: { body: english.body } }, { article: null }];
    expect(await sentOnCase(atLeast, customer, fields)).toEqual([
      { articleId: 'a-taken-back', ...kept, ...gone },
      { articleId: 'a-outdated', ...kept, ...gone },
    ]);
  });

  it('is recorded with the revision of the article that was read', async () => {
    await publish('a-read');
    await retire('a-read');
    await publish('a-read');
    await accepted(api, 'sendArticle', { caseId, articleId: 'a-read', language: 'en' }, agent);
    const stored = await collect(api.app.get(EventStore, { strict: false }).readStream(`case-${caseId}`));
    const { type, data, reads } = stored[stored.length - 1];
    expect({ type, data: JSON.parse(data), reads }).toEqual({
      type: 'ArticleSent',
      data: { articleId: 'a-read', version: 2, language: 'en' },
      reads: [{ stream: 'article-a-read', revision: 2 }],
    });
  });

  it('is sent once, however often the command comes, and by then though it is retired', async () => {
    await publish('a-once');
    const input = { commandId: '7d9a3f0e-52cb-4f2c-8e61-3f0b8a4c2d17', caseId, articleId: 'a-once', language: 'en' };
    const first = await accepted(api, 'sendArticle', input, agent);
    const atLeast = await retire('a-once');
    expect(await accepted(api, 'sendArticle', input, agent)).toEqual(first);
    expect(await sentOnCase(atLeast, agent, 'articleId')).toEqual([{ articleId: 'a-once' }]);
  });
});

describe('an article that is not for sending', () => {
  beforeAll(async () => {
    await publish('r-outdated');
    await publish('r-outdated', changed);
    await publish('r-internal', { ...content, audience: 'INTERNAL' });
    await publish('r-retired');
    await retire('r-retired');
  });

  it.each([
    ['ARTICLE_NOT_FOUND', 'articleId', { articleId: 'r-unknown' }],
    ['ARTICLE_RETIRED', 'articleId', { articleId: 'r-retired' }],
    ['ARTICLE_INTERNAL', 'articleId', { articleId: 'r-internal' }],
    ['ARTICLE_VERSION_NOT_CURRENT', 'version', { articleId: 'r-outdated', version: 1 }],
    ['ARTICLE_NOT_IN_LANGUAGE', 'language', { articleId: 'r-outdated', language: 'zh-Hant' }],
  ])('is refused as %s, on its %s', async (code, field, article) => {
    const refused = await send(api, 'sendArticle', { caseId, language: 'en', ...article }, agent);
    expect(refused).toMatchObject({
      case: { id: caseId, revision: 0 },
      revision: null,
      userErrors: [{ code, path: ['input', field] }],
    });
  });

  it.each([
    ['en', 'Version 2 of this article has been published since. Read it, then send that version.'],
    ['zh-CN', '这篇文章已发布第 2 版。请先查看，再发送该版本。'],
    ['zh-HK', '這篇文章已發佈第 2 版。請先查看，再傳送該版本。'],
  ])('is refused in the language of who sends it: %s', async (language, message) => {
    const mutation = `mutation ($input: SendArticleInput!) { sendArticle(input: $input) { userErrors { message } } }`;
    const input = { caseId, articleId: 'r-outdated', version: 1, language: 'en' };
    const how = { as: agent, headers: { 'accept-language': language } };
    const answer = await api.data<{ sendArticle: Pick<Payload, 'userErrors'> }>(mutation, { input }, how);
    expect(answer.sendArticle.userErrors).toEqual([{ message }]);
  });

  it('is not sent on a case that is closed, or that is not there', async () => {
    const article = { articleId: 'r-outdated', language: 'en' };
    const nowhere = await send(
      api,
      'sendArticle',
      { ...article, caseId: '5f7e6a52-9a43-4c43-8a76-2f6d6f0c4a11' },
      agent,
    );
    expect(nowhere).toMatchObject({ case: null, userErrors: [{ code: 'CASE_NOT_FOUND' }] });
    await accepted(api, 'proposeResolution', { caseId, code: 'solved' }, agent);
    await accepted(api, 'confirmResolution', { caseId }, agent);
    await accepted(api, 'closeCase', { caseId, code: 'solved', ground: 'CONFIRMED' }, agent);
    const closed = await send(api, 'sendArticle', { ...article, caseId }, agent);
    expect(closed.userErrors).toMatchObject([{ code: 'CASE_NOT_OPEN' }]);
  });
});
