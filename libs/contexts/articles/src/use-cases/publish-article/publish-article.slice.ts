import { InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { CodeField, EnumField, LanguageField, NestedField, RevisedCommandInput, TextField } from '#graphql';
import { articleApi, editors } from '../../api/article.api.js';
import { ArticleKindEnum, AudienceEnum } from '../../api/article.type.js';
import type { ArticleKind, Audience, Translation } from '../../article/article.events.js';
import { PublishArticle, publishArticle } from './publish-article.js';

@InputType({ description: 'An article in one language.' })
class ArticleTranslationInput implements Translation {
  @LanguageField({ description: 'BCP 47: `zh-Hans`.' })
  readonly language: string;

  @TextField({ longest: 200, description: 'Up to 200 characters.' })
  readonly title: string;

  @TextField({ longest: 10_000, description: 'Up to 10,000 characters.' })
  readonly body: string;
}

@InputType()
class PublishArticleInput extends RevisedCommandInput {
  @CodeField({
    nullable: true,
    description: 'Id of the article of which this is a new version; a new article without it.',
  })
  readonly articleId?: string;

  @EnumField(ArticleKindEnum, { description: 'What the article is for.' })
  readonly kind: ArticleKind;

  @EnumField(AudienceEnum, { description: 'Who may read it.' })
  readonly audience: Audience;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @NestedField(() => ArticleTranslationInput, {
    list: true,
    description: '1 to 20, each language once. The first is the language that the article was written in.',
  })
  readonly translations: readonly ArticleTranslationInput[];

  @TextField({ nullable: true, longest: 500, description: 'What this version changes. Up to 500 characters.' })
  readonly changeNote?: string;
}

export const publishArticleSlice = articleApi.slice({
  command: PublishArticle,
  decide: publishArticle,
  mutation: {
    input: PublishArticleInput,
    allow: editors,
    description: 'Publishes an article, or the next version of one. Earlier versions stay in its history.',
    creates: true,
  },
});
