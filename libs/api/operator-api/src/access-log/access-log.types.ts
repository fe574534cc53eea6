import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, DateTime, DateTimeField, PageArgs, TextField } from '#graphql';
import type { Instant } from '#kernel';

@ObjectType({
  description:
    'An entry of the audit log: somebody was shown personal data or free text. The data themselves are not ' + 'in it.',
})
export class AccessEntry {
  @Field(() => ID, { description: 'Number of the entry, from 1, without gaps.' })
  readonly id: string;

  @Field(() => DateTime, { description: 'When the data were shown.' })
  readonly at: Instant;

  @Field(() => ID, {
    description: 'Id of the person or system that was shown the data, as their access token states it.',
  })
  readonly actor: string;

  @Field(() => String, { description: 'Role of the actor, in small letters: `privacy-officer`.' })
  readonly role: string;

  @Field(() => String, { description: 'Name of the query, mutation or subscription that showed the data: `case`.' })
  readonly operation: string;

  @Field(() => String, {
    description: 'Whose data were shown, as a stream name: `customer-C-1`, or `case-…` if the case has no customer.',
  })
  readonly subject: string;

  @Field(() => [String], { description: 'Names of the fields that were shown: `Case.contact`.' })
  readonly fields: readonly string[];

  @Field(() => ID, { description: 'Id of the request; log lines and events of the same request carry it too.' })
  readonly correlationId: string;
}

@ObjectType({ description: 'A page of the audit log.' })
export class AccessEntryConnection extends connectionType(AccessEntry) {}

@ObjectType({
  description: 'Refused requests of one actor to one operation within one minute, with the same error code.',
})
export class RefusedAttempt {
  @Field(() => DateTime, { description: 'Start of the minute.' })
  readonly minute: Instant;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the person or system that was refused. Null for requests without a valid token, which are counted ' +
      'together.',
  })
  readonly actor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Role of the actor, in small letters: `agent`. Null for requests without a valid token.',
  })
  readonly role: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the query, mutation or subscription that was refused. Null if the request was refused as a ' + 'whole.',
  })
  readonly operation: string | null;

  @Field(() => String, { description: 'Error code of the refusal: `FORBIDDEN`.' })
  readonly code: string;

  @Field(() => Int, { description: 'Number of refused requests.' })
  readonly attempts: number;
}

@ObjectType({ description: 'A page of refused requests.' })
export class RefusedAttemptConnection extends connectionType(RefusedAttempt) {}

/** Filters by actor and time. */
@ArgsType()
export class RefusedAttemptsArgs extends PageArgs {
  @TextField({
    isId: true,
    nullable: true,
    longest: 200,
    description: 'Only entries of the actor with this id; all actors if omitted.',
  })
  readonly actor?: string;

  @DateTimeField({
    nullable: true,
    description: 'Only entries from this moment on, inclusive. No lower bound if omitted.',
  })
  readonly from?: Instant;

  @DateTimeField({
    nullable: true,
    description: 'Only entries before this moment, exclusive. No upper bound if omitted.',
  })
  readonly to?: Instant;
}

@ArgsType()
export class AccessLogArgs extends RefusedAttemptsArgs {
  @TextField({
    nullable: true,
    longest: 200,
    description: 'Only entries about this subject, a stream name: `customer-C-1`. All subjects if omitted.',
  })
  readonly subject?: string;
}
