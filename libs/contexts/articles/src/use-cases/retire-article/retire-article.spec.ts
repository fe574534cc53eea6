import { describe, it } from '@jest/globals';
import { command, given, like, published, retired } from '../../article/testing/given.js';
import { RetireArticle, retireArticle } from './retire-article.js';

const retire = command(RetireArticle, retired.data);

describe('retiring an article', () => {
  it('takes it out of use', () => {
    given(published).when(retireArticle, retire).then(retired);
    given(published, retired, like('ArticlePublished', { version: 2 }))
      .when(retireArticle, retire)
      .then(retired);
  });

  it('does nothing if it is retired already', () => {
    given(published, retired).when(retireArticle, command(RetireArticle, {})).thenNothing();
  });

  it('is refused if there is no article', () => {
    given().when(retireArticle, retire).thenRefused('ARTICLE_NOT_FOUND');
  });
});
