import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '#graphql';
import type { Instant } from '#kernel';
import type { SentArticleRow } from './sent-articles.projection.js';

@ObjectType({ description: 'An article that was sent to the customer, in the version of then.' })
export class SentArticle implements Omit<SentArticleRow, 'sentId' | 'caseId' | 'position'> {
  @Field(() => ID, { description: 'Id of the article.' })
  readonly articleId: string;

  @Field(() => Int, { description: 'Number of the version that was sent.' })
  readonly version: number;

  @Field(() => String, { description: 'BCP 47: the language that it was sent in.' })
  readonly language: string;

  @Field(() => DateTime, { description: 'When it was sent.' })
  readonly sentAt: Instant;

  @Field(() => ID, { nullable: true, description: 'Id of who sent it. For employees.' })
  readonly sentBy: string;
}
