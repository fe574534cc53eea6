import { actorOf, agent } from '../../e2e/support/actors.js';
import { carryOut } from '../../e2e/support/operations.js';
import type { TestApi } from '../../e2e/support/test-api.js';

/** Articles in which, together, every field has a value. */
export interface Articles {
  /** Published in two languages and two versions. */
  readonly sent: string;
  /** For employees only. */
  readonly internal: string;
  readonly retired: string;
}

const editor = actorOf('policy-admin');
const english = { language: 'en', title: 'It flickers', body: 'Install version 12.2.' };
const chinese = { language: 'zh-Hans', title: '屏幕闪烁', body: '请安装 12.2 版本。' };
const article = { kind: 'KNOWN_ISSUE', audience: 'PUBLIC', translations: [english, chinese] };

const articles: Articles = { sent: 'a-flicker', internal: 'a-opening-devices', retired: 'a-old-notice' };

/** Publishes the articles, one of them twice, and sends that one on these cases. */
export const makeArticles = async (api: TestApi, caseIds: readonly string[]): Promise<Articles> => {
  const act = (command: string, input: object, as = editor) => carryOut(api, command, input, as);
  await act('publishArticle', { articleId: articles.sent, ...article });
  const changed = { ...article, kind: 'GUIDE', changeNote: 'Names the version' };
  await act('publishArticle', { articleId: articles.sent, ...changed });
  await act('publishArticle', { articleId: articles.internal, ...article, audience: 'INTERNAL' });
  await act('publishArticle', { articleId: articles.retired, ...article });
  await act('retireArticle', { articleId: articles.retired, reason: 'Solved for everyone' });
  for (const caseId of caseIds) {
    await act('sendArticle', { caseId, articleId: articles.sent, language: 'en' }, agent);
  }
  return articles;
};
