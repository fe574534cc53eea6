import { ArticleRefusal, articleStream, type Audience, PublishArticle, RetireArticle } from '#articles';
import type { ArticleToSend, WantedArticle } from '#cases';
import { deriveId } from '#command-processing';
import { type Actor, type Command } from '#kernel';
import { specTime } from '#kernel/testing';

/** An article that sequences may send, or that may not be sent. */
interface ArticleAtHand {
  readonly languages: readonly string[];
  readonly versions: number;
  readonly audience: Audience;
  readonly isRetired: boolean;
}

const usual = { languages: ['en', 'zh-Hans'], versions: 2, audience: 'public', isRetired: false } as const;

/** By the ids that generic intentions use. */
const articlesAtHand: Readonly<Record<string, ArticleAtHand>> = {
  'X-1': usual,
  'X-2': { ...usual, languages: ['en'], versions: 1 },
  'X-3': { ...usual, audience: 'internal' },
  'X-4': { ...usual, isRetired: true },
};

const editor: Actor = { id: 'e-1', role: 'engineer', tier: 2 };

/** The commands that publish these articles; a repeat changes nothing. */
export const publishingArticles = (): readonly Command[] =>
  Object.entries(articlesAtHand).flatMap(([id, { languages, versions, audience, isRetired }]) => {
    const stream = articleStream(id);
    const contextOf = (step: number) => {
      const commandId = deriveId('property', 'article', id, step);
      return { commandId, actor: editor, now: specTime, correlationId: id };
    };
    const published = Array.from({ length: versions }, (_, nth) => {
      const translations = languages.map((language) => ({ language, title: id, body: `Version ${nth + 1}` }));
      return new PublishArticle(stream, { kind: 'guide', audience, translations }, contextOf(nth));
    });
    return isRetired ? [...published, new RetireArticle(stream, {}, contextOf(versions))] : published;
  });

/**
 * The expected answer of the port `SendableArticles`.
 * @throws ArticleRefusal
 */
export const articleToSend = ({ articleId, version: wanted, language }: WantedArticle): ArticleToSend => {
  const article = articlesAtHand[articleId];
  if (!article) throw new ArticleRefusal('ARTICLE_NOT_FOUND');
  const { languages, versions, audience, isRetired } = article;
  if (isRetired) throw new ArticleRefusal('ARTICLE_RETIRED');
  if (audience === 'internal') throw new ArticleRefusal('ARTICLE_INTERNAL');
  if (wanted !== undefined && wanted !== versions) throw new ArticleRefusal('ARTICLE_VERSION_NOT_CURRENT');
  if (!languages.includes(language)) throw new ArticleRefusal('ARTICLE_NOT_IN_LANGUAGE');
  return { articleId, version: versions, language, read: { stream: articleStream(articleId), revision: versions - 1 } };
};
