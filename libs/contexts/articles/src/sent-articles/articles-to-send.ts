import { Injectable } from '@nestjs/common';
import { type ArticleToSend, SendableArticles, type WantedArticle } from '#cases';
import { ArticleReader } from '../article/article.model.js';
import { ArticleRefusal } from '../article/article.refusals.js';
import { articleStream } from '../article/article.streams.js';

/**
 * F12: an article can be sent if it is in use and public, in its latest version, and in a language it is translated
 * into.
 */
@Injectable()
export class ArticlesToSend extends SendableArticles {
  constructor(private readonly articles: ArticleReader) {
    super();
  }

  async find({ articleId, version: wanted, language }: WantedArticle): Promise<ArticleToSend> {
    const article = await this.articles.view(articleId);
    if (!article) throw new ArticleRefusal('ARTICLE_NOT_FOUND', {}, ['articleId']);
    if (article.status === 'retired') throw new ArticleRefusal('ARTICLE_RETIRED', {}, ['articleId']);
    if (article.audience === 'internal') throw new ArticleRefusal('ARTICLE_INTERNAL', {}, ['articleId']);
    const { version, revision, translations } = article;
    if (wanted !== undefined && wanted !== version) {
      throw new ArticleRefusal('ARTICLE_VERSION_NOT_CURRENT', { version }, ['version']);
    }
    const languages = translations.map((translation) => translation.language);
    if (!languages.includes(language)) {
      throw new ArticleRefusal('ARTICLE_NOT_IN_LANGUAGE', { languages: languages.join(', ') }, ['language']);
    }
    return { articleId, version, language, read: { stream: articleStream(articleId), revision } };
  }
}
