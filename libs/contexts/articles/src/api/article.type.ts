import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, DateTime, enumOf, OriginEnum, Position } from '#graphql';
import type { Instant } from '#kernel';
import {
  type ArticleKind,
  articleKinds,
  type Audience,
  audiences,
  type Translation,
} from '../article/article.events.js';
import type { ArticleView } from '../article/article.view.js';

export const ArticleKindEnum = enumOf('ArticleKind', articleKinds, 'What an article is for.');
export const AudienceEnum = enumOf(
  'Audience',
  audiences,
  'Who may read an article: customers too, or employees alone.',
);

const statuses = ['published', 'retired'] as const satisfies readonly ArticleView['status'][];
export const ArticleStatusEnum = enumOf('ArticleStatus', statuses, 'Whether an article is in use.');

@ObjectType({ description: 'An article in one language.' })
export class ArticleTranslation implements Translation {
  @Field(() => String, { description: 'BCP 47: `zh-Hans`.' })
  readonly language: string;

  @Field(() => String, { description: 'Title in this language.' })
  readonly title: string;

  @Field(() => String, { description: 'Text in this language.' })
  readonly body: string;
}

@ObjectType({ description: 'An article of the knowledge base, in one of its versions.' })
export class Article implements ArticleView {
  @Field(() => ID, { description: 'Id of the article, the same for all of its versions.' })
  readonly id: string;

  @Field(() => ArticleKindEnum, { description: 'What the article is for.' })
  readonly kind: ArticleKind;

  @Field(() => AudienceEnum, { description: 'Who may read it.' })
  readonly audience: Audience;

  @Field(() => ArticleStatusEnum, { description: 'Whether it is in use.' })
  readonly status: ArticleView['status'];

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  readonly version: number;

  @Field(() => [ArticleTranslation], {
    description: 'The text in every language; the first is the one it was written in.',
  })
  readonly translations: readonly ArticleTranslation[];

  @Field(() => String, { nullable: true, description: 'What this version changes. For employees.' })
  readonly changeNote?: string;

  @Field(() => DateTime, { description: 'When this version was published.' })
  readonly publishedAt: Instant;

  @Field(() => ID, { description: 'Id of who published this version. For employees.', nullable: true })
  readonly publishedBy: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the article was taken out of use; null while it is in use.',
  })
  readonly retiredAt?: Instant;

  @Field(() => String, { nullable: true, description: 'Why the article was taken out of use. For employees.' })
  readonly retirementReason?: string;

  @Field(() => OriginEnum, { description: 'Whether it was published here, imported, or made for a demo.' })
  readonly origin: ArticleView['origin'];

  @Field(() => Int, { description: 'Pass it as `expectedRevision` with a command that builds on what you see.' })
  readonly revision: number;

  @Field(() => Position, { description: 'Position of the last event of the article in the log.' })
  readonly position: string;
}

@ObjectType({ description: 'A page of articles.' })
export class ArticleConnection extends connectionType(Article) {}

/** The articles that customers see: those in use and meant for them. */
export const forCustomers = { audience: 'public', status: 'published' } as const satisfies Partial<Article>;
