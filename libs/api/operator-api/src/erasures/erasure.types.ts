import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { CodeField, DateTime, enumOf, IntField, largestPage, Position } from '#graphql';
import type { Instant } from '#kernel';
import { type ErasureStatus, type ErasureStep, erasureSteps, type SignedCertificate } from '#erasure';

const ErasureStepEnum = enumOf(
  'ErasureStep',
  erasureSteps,
  'Last completed step of an erasure. Steps follow in the order REQUESTED, ANNOUNCED, QUIET, GATHERED, DESTROYED, TOLD, SHOWN, ' +
    'CLEANED, DONE; each can be repeated after a crash.',
  {
    requested: 'Step 1 of 9: the erasure was asked for; nothing is done yet.',
    announced: 'Step 2 of 9: the keys of the person are refused to whoever asks for them.',
    quiet: 'Step 3 of 9: nobody writes about the person any more or holds a key in memory.',
    gathered: 'Step 4 of 9: it is known where data of the person are stored.',
    destroyed: 'Step 5 of 9: the keys are destroyed, so that the data in the log cannot be read any more.',
    told: 'Step 6 of 9: events about the erasure are in all streams that held data of the person.',
    shown: 'Step 7 of 9: all read models have removed the data.',
    cleaned: 'Step 8 of 9: caches, messages and other places have been cleaned.',
    done: 'Step 9 of 9: the certificate is signed; the erasure is finished.',
  },
);

@ArgsType()
export class ErasuresArgs {
  @CodeField({ isId: true, nullable: true, description: 'Only erasures of this customer; all customers if omitted.' })
  readonly customerId?: string;

  @IntField({
    min: 1,
    max: largestPage,
    defaultValue: 50,
    description: 'Number of erasures to return, the latest ones.',
  })
  readonly first: number;
}

@ObjectType({ description: 'The erasure of all personal data of one customer, in the log and everywhere else.' })
export class Erasure {
  @Field(() => ID, { description: 'Id of the erasure and of its certificate: that of the event that asked for it.' })
  readonly id: string;

  @Field(() => ID, { description: 'Id of the customer whose data are erased.' })
  readonly customerId: string;

  @Field(() => ID, { description: 'Id of the privacy officer who asked for the erasure.' })
  readonly requestedBy: string;

  @Field(() => DateTime, { description: 'When the erasure was asked for.' })
  readonly requestedAt: Instant;

  @Field(() => ErasureStepEnum, { description: 'Last completed step of the erasure.' })
  readonly step: ErasureStep;

  @Field(() => DateTime, { description: 'When that step was completed.' })
  readonly stepAt: Instant;

  @Field(() => Position, {
    nullable: true,
    description:
      'Last log position up to which personal data of the customer cannot be read any more. Null until the ' +
      'keys are destroyed.',
  })
  readonly through: string | null;

  @Field(() => Int, {
    description: 'Number of times in a row that the next step has failed. It is tried again until it succeeds.',
  })
  readonly failures: number;

  @Field(() => String, {
    nullable: true,
    description: 'Error of the last attempt at the next step. Null if it has not failed.',
  })
  readonly error: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'Certificate of what was erased, signed with a sealing key; `casefold erasures verify` checks it. Null ' +
      'until the erasure is done.',
  })
  readonly certificate: SignedCertificate | null;
}

export const erasureOf = ({ progress, ...status }: ErasureStatus): Erasure => ({
  ...status,
  through: progress.through ?? null,
});
