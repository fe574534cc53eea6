import { InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { CodeField, EnumField, LanguageField, NestedField, RevisedCommandInput, TextField } from '#graphql';
import { articleApi, editors } from '../../api/article.api.js';
import { ArticleKindEnum, AudienceEnum } from '../../api/article.type.js';
import type { ArticleKind, Audience, Translation } from '../../article/article.events.js';
import { PublishArticle, publishArticle } from './publish-article.js';

@InputType({ description: 'The text of an article in one language.' })
class ArticleTranslationInput implements Translation {
  @LanguageField({ description: 'Language of the text.' })
  readonly language: string;

  @TextField({ longest: 200, description: 'Title of the article in this language.' })
  readonly title: string;

  @TextField({ longest: 10_000, description: 'Text of the article in this language.' })
  readonly body: string;
}

@InputType({ description: 'Input of the mutation `publishArticle`.' })
class PublishArticleInput extends RevisedCommandInput {
  @CodeField({
    isId: true,
    nullable: true,
    description:
      'Id of the article to publish the next version of, or the id of a new article in another system. The ' +
      'server mints the id of a new article if omitted.',
  })
  readonly articleId?: string;

  @EnumField(ArticleKindEnum, { description: 'What the article is for.' })
  readonly kind: ArticleKind;

  @EnumField(AudienceEnum, { description: 'Who may read the article.' })
  readonly audience: Audience;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @NestedField(() => ArticleTranslationInput, {
    list: true,
    description:
      'The whole text, 1 to 20 languages, each once. The first is the language that the article was written ' +
      'in. Languages that are left out are not part of this version.',
  })
  readonly translations: readonly ArticleTranslationInput[];

  @TextField({ nullable: true, longest: 500, description: 'What this version changes, for employees.' })
  readonly changeNote?: string;
}

export const publishArticleSlice = articleApi.slice({
  command: PublishArticle,
  decide: publishArticle,
  mutation: {
    input: PublishArticleInput,
    allow: editors,
    description:
      'Publishes an article, or the next version of one. Earlier versions stay in its history; a retired ' +
      'article is in use again.',
    creates: true,
  },
});
