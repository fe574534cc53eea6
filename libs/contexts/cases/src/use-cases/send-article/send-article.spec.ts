import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { SendArticle, sendArticle } from './send-article.js';

const sent = caseExamples.ArticleSent;
const article = { ...sent.data, read: { stream: 'article-green-lines', revision: 4 } };
const send = command(SendArticle, { articleId: sent.data.articleId, language: sent.data.language });

describe('F12 sending an article', () => {
  it('keeps which version was sent, and in which language', () => {
    given(opened).when(sendArticle(article), send).then(sent);
  });

  it('is an event of its own each time', () => {
    given(opened, sent).when(sendArticle(article), send).then(sent);
  });

  it('is refused where there is no case, or none that is open', () => {
    given().when(sendArticle(article), send).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(sendArticle(article), send).thenRefused('CASE_NOT_OPEN');
  });
});
