import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Case } from '#cases';
import { FieldReads, type RequestContext } from '#graphql';
import { Article, ArticleTranslation } from '../api/article.type.js';
import { ArticleLookup } from '../article-list/article-lookup.js';
import { articlesProjection } from '../article-list/articles.projection.js';
import { SentArticle } from './sent-article.type.js';
import { SentArticles } from './sent-articles.js';
import { type SentArticleRow, sentArticlesProjection } from './sent-articles.projection.js';

@Resolver(() => Case)
export class CaseArticlesResolver {
  constructor(private readonly sent: SentArticles) {}

  @FieldReads(sentArticlesProjection)
  @ResolveField(() => [SentArticle], { description: 'Articles that were sent to the customer, oldest first.' })
  async sentArticles(@Parent() { id }: Case, @Context() { loaders }: RequestContext): Promise<readonly SentArticle[]> {
    const loader = loaders.of<string, readonly SentArticleRow[]>(this, (ids) => this.sent.onCases(ids));
    return (await loader.load(id)) ?? [];
  }
}

@Resolver(() => Article)
export class TimesSentResolver {
  constructor(private readonly sent: SentArticles) {}

  @FieldReads(sentArticlesProjection)
  @ResolveField(() => Int, {
    nullable: true,
    description: 'Number of times that the article was sent, in any version. Null for customers.',
  })
  async timesSent(@Parent() { id }: Article, @Context() { loaders }: RequestContext): Promise<number> {
    return (await loaders.of<string, number>(this, (ids) => this.sent.timesSent(ids)).load(id)) ?? 0;
  }
}

@Resolver(() => SentArticle)
export class SentArticleResolver {
  constructor(private readonly lookup: ArticleLookup) {}

  @ResolveField(() => ArticleTranslation, {
    nullable: true,
    description: 'The text that was sent, unchanged by later versions.',
  })
  async translation(
    @Parent() { articleId, version, language }: SentArticle,
    @Context() { loaders }: RequestContext,
  ): Promise<ArticleTranslation | undefined> {
    const sent = await this.lookup.version(articleId, version, loaders);
    return sent?.translations.find((translation) => translation.language === language);
  }

  @FieldReads(articlesProjection)
  @ResolveField(() => Article, {
    nullable: true,
    description: 'The article in its latest version. Null if you may not see it.',
  })
  article(@Parent() { articleId }: SentArticle, @Context() { loaders }: RequestContext): Promise<Article | undefined> {
    return this.lookup.present(articleId, loaders);
  }
}
