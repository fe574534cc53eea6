import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '#graphql';
import type { Instant } from '#kernel';
import type { SentArticleRow } from './sent-articles.projection.js';

@ObjectType({ description: 'An article that was sent to the customer of a case.' })
export class SentArticle implements Omit<SentArticleRow, 'sentId' | 'caseId' | 'position'> {
  @Field(() => ID, { description: 'Id of the article.' })
  readonly articleId: string;

  @Field(() => Int, { description: 'Number of the version that was sent.' })
  readonly version: number;

  @Field(() => String, { description: 'Language that the article was sent in, as a BCP 47 tag: `zh-Hans`.' })
  readonly language: string;

  @Field(() => DateTime, { description: 'When the article was sent.' })
  readonly sentAt: Instant;

  @Field(() => ID, { nullable: true, description: 'Id of the person who sent the article. Null for customers.' })
  readonly sentBy: string;
}
