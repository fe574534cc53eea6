import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller, type Connection, preferredLanguages, Reads, type RequestContext } from '#graphql';
import { Article, ArticleConnection, ArticleTranslation } from '../api/article.type.js';
import { ArticleLookup } from './article-lookup.js';
import { ArticleArgs, ArticlesArgs, TranslationArgs } from './articles.args.js';
import { articlesProjection } from './articles.projection.js';

@Resolver(() => Article)
export class ArticlesResolver {
  constructor(private readonly lookup: ArticleLookup) {}

  @Reads(articlesProjection)
  @Query(() => Article, {
    nullable: true,
    description:
      'One article of the knowledge base, in its latest version or an earlier one. Null if there is none, or ' +
      'none that you may see.',
  })
  article(
    @Args() args: ArticleArgs,
    @Context() { loaders }: RequestContext,
    @Caller() { permissions }: Caller,
  ): Promise<Article | undefined> {
    return this.lookup.find(args, loaders, permissions);
  }

  @Reads(articlesProjection)
  @Query(() => ArticleConnection, {
    description:
      'Lists articles of the knowledge base in their latest versions; the one that was published last comes ' +
      'first.',
  })
  articles(@Args() args: ArticlesArgs, @Caller() { permissions }: Caller): Promise<Connection<Article>> {
    return this.lookup.page(args, permissions);
  }

  @ResolveField(() => ArticleTranslation, {
    description:
      'The text in the language that suits best: the one that is asked for, or else the one that the article ' +
      'was written in.',
  })
  translation(
    @Parent() { translations }: Article,
    @Args() { language }: TranslationArgs,
    @Context() { acceptLanguage }: RequestContext,
  ): ArticleTranslation {
    const offered = translations.map((translation) => translation.language);
    const [best] = preferredLanguages(language ?? acceptLanguage, offered);
    return translations.find((translation) => translation.language === best) ?? translations[0];
  }
}
