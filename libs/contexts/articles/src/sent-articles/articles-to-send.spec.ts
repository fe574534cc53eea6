import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store';
import { MemorySubjectKeys } from '#encryption';
import { NoSnapshots } from '#snapshots';
import { exampleArticleId as articleId } from '../article/article.examples.js';
import { ArticleCommands, ArticleReader } from '../article/article.model.js';
import { PublishArticle, publishArticle } from '../use-cases/publish-article/publish-article.js';
import { RetireArticle, retireArticle } from '../use-cases/retire-article/retire-article.js';
import { command, published } from '../article/testing/given.js';
import { ArticlesToSend } from './articles-to-send.js';

const { version: _, ...content } = published.data;

let commands: ArticleCommands;
let articles: ArticlesToSend;
let sent: number;

beforeEach(() => {
  const ground = [new MemoryEventStore(), new MemorySubjectKeys(), new NoSnapshots()] as const;
  commands = new ArticleCommands(...ground);
  articles = new ArticlesToSend(new ArticleReader(...ground));
  sent = 0;
});

const id = () => ({ commandId: `command-${sent++}` });
const publish = (changes: Partial<PublishArticle['data']> = {}) =>
  commands.execute(command(PublishArticle, { ...content, ...changes }, id()), publishArticle);
const retire = () => commands.execute(command(RetireArticle, {}, id()), retireArticle);

const wanted = { articleId, language: 'zh-Hans' };

describe('F12 an article to send', () => {
  it('is the latest version, with the revision at which it was read', async () => {
    await publish();
    await retire();
    await publish();
    const read = { stream: `article-${articleId}`, revision: 2 };
    expect(await articles.find(wanted)).toEqual({ ...wanted, version: 2, read });
    expect(await articles.find({ ...wanted, version: 2 })).toEqual({ ...wanted, version: 2, read });
  });

  it('exists, is in use and is public', async () => {
    await expect(articles.find(wanted)).rejects.toMatchObject({ code: 'ARTICLE_NOT_FOUND', path: ['articleId'] });
    await publish({ audience: 'internal' });
    await expect(articles.find(wanted)).rejects.toMatchObject({ code: 'ARTICLE_INTERNAL', path: ['articleId'] });
    await retire();
    await expect(articles.find(wanted)).rejects.toMatchObject({ code: 'ARTICLE_RETIRED', path: ['articleId'] });
  });

  it('must be the version that the sender saw, if that is given', async () => {
    await publish();
    await publish({ kind: 'guide' });
    for (const version of [1, 3]) {
      await expect(articles.find({ ...wanted, version })).rejects.toMatchObject({
        code: 'ARTICLE_VERSION_NOT_CURRENT',
        details: { version: 2 },
        path: ['version'],
      });
    }
  });

  it("has a translation in the customer's language", async () => {
    await publish();
    await expect(articles.find({ ...wanted, language: 'fr' })).rejects.toMatchObject({
      code: 'ARTICLE_NOT_IN_LANGUAGE',
      details: { languages: 'en, zh-Hans' },
      path: ['language'],
    });
  });
});
