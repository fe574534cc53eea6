import { ArgsType, InputType } from '@nestjs/graphql';
import { CodeField, filterInput, IntField, LanguageField, NestedField, PageArgs } from '#graphql';
import { ArticleKindEnum, ArticleStatusEnum, AudienceEnum } from '../api/article.type.js';
import type { ArticleFilter } from './article-list.js';
import { articlesTable } from './articles.projection.js';

/** Arguments of the query `article`: which article, and which version. */
@ArgsType()
export class ArticleArgs {
  @CodeField({ isId: true, description: 'Id of the article.' })
  readonly id: string;

  @IntField({
    nullable: true,
    min: 1,
    max: 1_000_000,
    description: 'Number of the version to show. The latest version if omitted.',
  })
  readonly version?: number | null;
}

const criteria = {
  kind: { choices: ArticleKindEnum, description: 'Only articles of one of these kinds.' },
  audience: { choices: AudienceEnum, description: 'Only articles for one of these audiences.' },
  status: { choices: ArticleStatusEnum, description: 'Only articles with one of these statuses.' },
};

@InputType({
  description:
    'Which articles to include. An article must meet every criterion that is given; in a list, one of the ' +
    'values is enough.',
})
export class ArticleFilterInput extends filterInput(articlesTable, criteria) implements ArticleFilter {
  @LanguageField({ nullable: true, description: 'Only articles that have a text in exactly this language.' })
  readonly language?: string | null;
}

/** Arguments of the query `articles`: filter and page. */
@ArgsType()
export class ArticlesArgs extends PageArgs {
  @NestedField(() => ArticleFilterInput, {
    nullable: true,
    description: 'Which articles to list. All articles that you may see if omitted.',
  })
  readonly filter?: ArticleFilterInput | null;
}

/** Argument that chooses the language of an article's text. */
@ArgsType()
export class TranslationArgs {
  @LanguageField({
    nullable: true,
    description: 'Language to read the article in. The languages of the header `Accept-Language` if omitted.',
  })
  readonly language?: string | null;
}
