import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Position, TextField, UserError } from '#graphql';
import type { Instant } from '#kernel';
import type { ParkedInstance as Parked, ProcessStatus } from '#processes';
import { withoutValues } from '../without-values.js';

const withoutItsValues = 'Without the values that it quotes, which may be content of cases.';

@ObjectType({ description: 'One case or thing that a process looks after, and can not at present.' })
export class ParkedInstance implements Parked {
  @Field(() => ID)
  readonly instance: string;

  @Field(() => DateTime)
  readonly parkedAt: Instant;

  @Field(() => String, { description: withoutItsValues })
  readonly error: string;

  @Field(() => Int, { description: 'Events that wait for it.' })
  readonly deferredEvents: number;
}

@ObjectType({ description: 'Something that reacts to events with commands and messages.' })
export class Process implements Omit<ProcessStatus, 'process'> {
  @Field(() => String)
  readonly name: string;

  @Field(() => Position, { description: 'Up to where it has reacted to the log.' })
  readonly position: string;

  @Field(() => DateTime)
  readonly advancedAt: Instant;

  @Field(() => String, { nullable: true, description: `Why it does not go on. ${withoutItsValues}` })
  readonly error: string | null;

  @Field(() => Int, { description: 'Instances that remember something.' })
  readonly instances: number;

  @Field(() => [ParkedInstance], { description: 'The first 100.' })
  readonly parked: readonly ParkedInstance[];

  @Field(() => Int, { description: 'Commands and messages that are not settled yet.' })
  readonly unsent: number;

  @Field(() => DateTime, { nullable: true, description: 'When the oldest of them was written.' })
  readonly oldestUnsentAt: Instant | null;

  @Field(() => String, {
    nullable: true,
    description: `Of the one that was tried most often. ${withoutItsValues}`,
  })
  readonly sendError: string | null;

  @Field(() => Int)
  readonly timers: number;

  @Field(() => DateTime, { nullable: true })
  readonly nextTimerDueAt: Instant | null;
}

@InputType()
export class RetryProcessInput {
  @TextField({ longest: 200, description: 'Its name.' })
  readonly process: string;

  @TextField({ longest: 500, nullable: true, description: 'This one alone; all that are parked without it.' })
  readonly instance?: string;
}

@ObjectType()
export class RetryProcessPayload {
  @Field(() => Int, { description: 'How many will be tried again; what comes of it shows in `processes`.' })
  readonly instances: number;

  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

export const processOf = ({ process: name, parked, error, sendError, ...status }: ProcessStatus): Process => ({
  ...status,
  name,
  error: error && withoutValues(error),
  sendError: sendError && withoutValues(sendError),
  parked: parked.map((instance) => ({ ...instance, error: withoutValues(instance.error) })),
});
