import { describe, it } from '@jest/globals';
import { command, given, like, published, retired } from '../../article/testing/given.js';
import { PublishArticle, publishArticle } from './publish-article.js';

const { version: _, ...content } = published.data;
const publish = command(PublishArticle, content);
const second = like('ArticlePublished', { version: 2 });

describe('F12 publishing an article', () => {
  it('makes its first version', () => {
    given().when(publishArticle, publish).then(published);
  });

  it('makes the next version where anything is otherwise than before', () => {
    for (const change of [
      { audience: 'internal' },
      { kind: 'guide' },
      { translations: [content.translations[1]] },
    ] as const) {
      given(published)
        .when(publishArticle, command(PublishArticle, { ...content, ...change }))
        .then(like('ArticlePublished', { version: 2, ...change }));
    }
  });

  it('is nothing when it is published so already, whatever the change is said to be', () => {
    given(published).when(publishArticle, publish).thenNothing();
    given(published)
      .when(publishArticle, command(PublishArticle, { ...content, changeNote: undefined }))
      .thenNothing();
  });

  it('brings a retired article back, as a version of its own', () => {
    given(published, retired).when(publishArticle, publish).then(second);
    given(published, retired, second).when(publishArticle, publish).thenNothing();
  });

  it('lets nothing into history that the event does not name', () => {
    const [translation] = content.translations;
    const extra = { ...content, translations: [{ ...translation, author: 'Zhao' }], reviewer: 'Wang' };
    given()
      .when(publishArticle, command(PublishArticle, extra))
      .then(like('ArticlePublished', { translations: [translation] }));
  });

  it('is refused where a language is given twice', () => {
    const translations = [...content.translations, content.translations[1]];
    given()
      .when(publishArticle, command(PublishArticle, { ...content, translations }))
      .thenRefused('LANGUAGE_GIVEN_TWICE', { language: 'zh-Hans' });
  });
});
