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

  it('makes the next version if anything differs', () => {
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

  it('does nothing if nothing but the change note differs', () => {
    given(published).when(publishArticle, publish).thenNothing();
    given(published)
      .when(publishArticle, command(PublishArticle, { ...content, changeNote: undefined }))
      .thenNothing();
  });

  it('brings a retired article back as a new version', () => {
    given(published, retired).when(publishArticle, publish).then(second);
    given(published, retired, second).when(publishArticle, publish).thenNothing();
  });

  it('writes only named fields into the event', () => {
    const [translation] = content.translations;
    const extra = { ...content, translations: [{ ...translation, author: 'Zhao' }], reviewer: 'Wang' };
    given()
      .when(publishArticle, command(PublishArticle, extra))
      .then(like('ArticlePublished', { translations: [translation] }));
  });

  it('is refused if a language is given twice', () => {
    const translations = [...content.translations, content.translations[1]];
    given()
      .when(publishArticle, command(PublishArticle, { ...content, translations }))
      .thenRefused('LANGUAGE_GIVEN_TWICE', { language: 'zh-Hans' });
  });
});
