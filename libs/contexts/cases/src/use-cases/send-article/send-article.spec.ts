import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { SendArticle, sendArticle } from './send-article.js';

const sent = caseExamples.ArticleSent;
const article = { ...sent.data, read: { stream: 'article-green-lines', revision: 4 } };
const send = command(SendArticle, { articleId: sent.data.articleId, language: sent.data.language });

describe('F12 sending an article', () => {
  it('records the version and the language that were sent', () => {
    given(opened).when(sendArticle(article), send).then(sent);
  });

  it('is a new event each time', () => {
    given(opened, sent).when(sendArticle(article), send).then(sent);
  });

  it('is refused if there is no case, and if it is not open', () => {
    given().when(sendArticle(article), send).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(sendArticle(article), send).thenRefused('CASE_NOT_OPEN');
  });
});
