import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { CodeField, DateTime, enumOf, IntField, largestPage, Position } from '#graphql';
import type { Instant } from '#kernel';
import { type ErasureStatus, type ErasureStep, erasureSteps, type SignedCertificate } from '#erasure';

const ErasureStepEnum = enumOf('ErasureStep', erasureSteps);

@ArgsType()
export class ErasuresArgs {
  @CodeField({ nullable: true, description: 'Those of one customer; all without it.' })
  readonly customerId?: string;

  @IntField({ min: 1, max: largestPage, defaultValue: 50, description: 'The latest; at most 100.' })
  readonly first: number;
}

@ObjectType({ description: 'The destruction of all that is personal of one customer, in the log too.' })
export class Erasure {
  @Field(() => ID, { description: 'Of the event that asked for it, and of its certificate.' })
  readonly id: string;

  @Field(() => ID)
  readonly customerId: string;

  @Field(() => ID, { description: 'Who asked for it.' })
  readonly requestedBy: string;

  @Field(() => DateTime)
  readonly requestedAt: Instant;

  @Field(() => ErasureStepEnum, { description: 'What was done last.' })
  readonly step: ErasureStep;

  @Field(() => DateTime, { description: 'When that was done.' })
  readonly stepAt: Instant;

  @Field(() => Position, {
    nullable: true,
    description: 'What stands in the log up to here can not be read any more. Null while the keys are still there.',
  })
  readonly through: string | null;

  @Field(() => Int, { description: 'How often in a row the next step has failed; it is tried again.' })
  readonly failures: number;

  @Field(() => String, { nullable: true, description: 'Why the next step failed last.' })
  readonly error: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'What was done, signed by a key that signs seals (`casefold erasures verify`). Null until all is done.',
  })
  readonly certificate: SignedCertificate | null;
}

export const erasureOf = ({ progress, ...status }: ErasureStatus): Erasure => ({
  ...status,
  through: progress.through ?? null,
});
