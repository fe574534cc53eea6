import { ArgsType, InputType } from '@nestjs/graphql';
import { CodeField, filterInput, IntField, LanguageField, NestedField, PageArgs } from '#graphql';
import { ArticleKindEnum, ArticleStatusEnum, AudienceEnum } from '../api/article.type.js';
import type { ArticleFilter } from './article-list.js';
import { articlesTable } from './articles.projection.js';

/** Which article, and which version of it. */
@ArgsType()
export class ArticleArgs {
  @CodeField({ description: 'Id of the article.' })
  readonly id: string;

  @IntField({ nullable: true, min: 1, max: 1_000_000, description: 'Number of a version; the last one without it.' })
  readonly version?: number | null;
}

const choices = { kind: ArticleKindEnum, audience: AudienceEnum, status: ArticleStatusEnum };

@InputType({ description: 'Everything given must hold; of a list, any one value.' })
export class ArticleFilterInput extends filterInput(articlesTable, choices) implements ArticleFilter {
  @LanguageField({ nullable: true, description: 'BCP 47: only articles that are there in this very language.' })
  readonly language?: string | null;
}

/** Which articles, and which part of the list. */
@ArgsType()
export class ArticlesArgs extends PageArgs {
  @NestedField(() => ArticleFilterInput, { nullable: true, description: 'All articles without it.' })
  readonly filter?: ArticleFilterInput | null;
}

/** In which language to read an article. */
@ArgsType()
export class TranslationArgs {
  @LanguageField({ nullable: true, description: 'BCP 47: `zh-Hans`; that of `Accept-Language` without it.' })
  readonly language?: string | null;
}
