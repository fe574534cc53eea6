import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, DateTime, DateTimeField, PageArgs, TextField } from '#graphql';
import type { Instant } from '#kernel';

@ObjectType({
  description: 'That somebody was shown personal data, or what people wrote freely; never what stood in it.',
})
export class AccessEntry {
  @Field(() => ID, { description: 'Counts from 1, without gaps.' })
  readonly id: string;

  @Field(() => DateTime)
  readonly at: Instant;

  @Field(() => String, {
    description: 'Who was shown it: the id of an employee, or what the token of a customer names.',
  })
  readonly actor: string;

  @Field(() => String)
  readonly role: string;

  @Field(() => String, { description: 'The query, mutation or subscription.' })
  readonly operation: string;

  @Field(() => String, { description: 'Whose data it is: `customer-…`, or `case-…` where a case has no customer.' })
  readonly subject: string;

  @Field(() => [String], { description: 'What was shown: `Case.contact`.' })
  readonly fields: readonly string[];

  @Field(() => String, { description: 'By which the lines of our logs and the events of the same request are found.' })
  readonly correlationId: string;
}

@ObjectType()
export class AccessEntryConnection extends connectionType(AccessEntry) {}

@ObjectType({ description: 'How often somebody was turned away from something within a minute.' })
export class RefusedAttempt {
  @Field(() => DateTime, { description: 'When the minute began.' })
  readonly minute: Instant;

  @Field(() => String, { nullable: true, description: 'Null for all together who had not signed in.' })
  readonly actor: string | null;

  @Field(() => String, { nullable: true })
  readonly role: string | null;

  @Field(() => String, { nullable: true })
  readonly operation: string | null;

  @Field(() => String, { description: 'With which they were turned away: `FORBIDDEN`.' })
  readonly code: string;

  @Field(() => Int)
  readonly attempts: number;
}

@ObjectType()
export class RefusedAttemptConnection extends connectionType(RefusedAttempt) {}

/** Which part of what was recorded, and of when. */
@ArgsType()
export class RefusedAttemptsArgs extends PageArgs {
  @TextField({ nullable: true, longest: 200, description: 'Who asked.' })
  readonly actor?: string;

  @DateTimeField({ nullable: true })
  readonly from?: Instant;

  @DateTimeField({ nullable: true, description: 'Up to this moment, and not at it.' })
  readonly to?: Instant;
}

@ArgsType()
export class AccessLogArgs extends RefusedAttemptsArgs {
  @TextField({ nullable: true, longest: 200, description: 'Whose data: `customer-C-1`.' })
  readonly subject?: string;
}
