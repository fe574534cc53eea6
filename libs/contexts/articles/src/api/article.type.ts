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

export const ArticleKindEnum = enumOf('ArticleKind', articleKinds, 'What an article is for.', {
  'known-issue': 'A known issue of a product, with its solution or a workaround.',
  notice: 'A service notice.',
  guide: 'A guide, such as how to repair or set up a device.',
  policy: 'A policy: what customers are entitled to.',
});
export const AudienceEnum = enumOf('Audience', audiences, 'Who may read an article.', {
  public: 'Everybody, customers included. Only such articles can be sent to customers.',
  internal: 'Employees only.',
});

const statuses = ['published', 'retired'] as const satisfies readonly ArticleView['status'][];
export const ArticleStatusEnum = enumOf('ArticleStatus', statuses, 'Whether an article is in use.', {
  published: 'In use: it can be sent to customers if it is public.',
  retired: 'Taken out of use: it can be read but no longer sent.',
});

@ObjectType({ description: 'The text of an article in one language.' })
export class ArticleTranslation implements Translation {
  @Field(() => String, { description: 'Language of the text, as a BCP 47 tag: `zh-Hans`.' })
  readonly language: string;

  @Field(() => String, { description: 'Title of the article in this language.' })
  readonly title: string;

  @Field(() => String, { description: 'Text of the article in this language.' })
  readonly body: string;
}

@ObjectType({ description: 'An article of the knowledge base, in one of its versions.' })
export class Article implements ArticleView {
  @Field(() => ID, { description: 'Id of the article, the same for all of its versions.' })
  readonly id: string;

  @Field(() => ArticleKindEnum, { description: 'What the article is for.' })
  readonly kind: ArticleKind;

  @Field(() => AudienceEnum, { description: 'Who may read the article.' })
  readonly audience: Audience;

  @Field(() => ArticleStatusEnum, { description: 'Whether the article is in use.' })
  readonly status: ArticleView['status'];

  @Field(() => Int, { description: 'Number of this version, from 1.' })
  readonly version: number;

  @Field(() => [ArticleTranslation], {
    description:
      'The text in every language that it exists in. The first is the language that the article was written in.',
  })
  readonly translations: readonly ArticleTranslation[];

  @Field(() => String, {
    nullable: true,
    description: 'What this version changes. Null if nothing was noted, and for customers.',
  })
  readonly changeNote?: string;

  @Field(() => DateTime, { description: 'When this version was published.' })
  readonly publishedAt: Instant;

  @Field(() => ID, { nullable: true, description: 'Id of the person who published this version. Null for customers.' })
  readonly publishedBy: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the article was taken out of use. Null while it is in use.',
  })
  readonly retiredAt?: Instant;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the article was taken out of use. Null while it is in use, if no reason was given, and for ' + 'customers.',
  })
  readonly retirementReason?: string;

  @Field(() => OriginEnum, { description: 'Whether the article was published live, imported or made for a demo.' })
  readonly origin: ArticleView['origin'];

  @Field(() => Int, {
    description:
      'Revision of the last event of the article, from 0. Send it as `expectedRevision` with a command that ' +
      'builds on what you see.',
  })
  readonly revision: number;

  @Field(() => Position, { description: 'Position of the last event of the article in the log of all events.' })
  readonly position: string;
}

@ObjectType({ description: 'A page of articles.' })
export class ArticleConnection extends connectionType(Article) {}

/** The articles that customers may see: public ones that are not retired. */
export const forCustomers = { audience: 'public', status: 'published' } as const satisfies Partial<Article>;
