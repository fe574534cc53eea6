import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Position, TextField, UserError } from '#graphql';
import type { Instant } from '#kernel';
import type { ParkedInstance as Parked, ProcessStatus } from '#processes';
import { withoutValues } from '../without-values.js';

@ObjectType({ description: 'An instance of a process that failed and does nothing until it is retried.' })
export class ParkedInstance implements Parked {
  @Field(() => ID, { description: 'Id of the instance, such as the stream that it looks after.' })
  readonly instance: string;

  @Field(() => DateTime, { description: 'When the instance failed.' })
  readonly parkedAt: Instant;

  @Field(() => String, {
    description:
      'Error because of which the instance was parked. Values that the message quotes are left out, since they ' +
      'may be content of cases.',
  })
  readonly error: string;

  @Field(() => Int, { description: 'Number of events that wait for the instance.' })
  readonly deferredEvents: number;
}

@ObjectType({
  description: 'A process that reacts to events by sending commands and messages, such as reminding silent customers.',
})
export class Process implements Omit<ProcessStatus, 'process'> {
  @Field(() => String, { description: 'Name of the process.' })
  readonly name: string;

  @Field(() => Position, { description: 'Log position up to which the process has reacted to events.' })
  readonly position: string;

  @Field(() => DateTime, { description: 'When the process last advanced.' })
  readonly advancedAt: Instant;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the process does not go on. Null while it does. Values that the message quotes are left out, since ' +
      'they may be content of cases.',
  })
  readonly error: string | null;

  @Field(() => Int, { description: 'Number of instances that have state, parked ones included.' })
  readonly instances: number;

  @Field(() => [ParkedInstance], { description: 'Instances that failed and wait for a retry; the first 100.' })
  readonly parked: readonly ParkedInstance[];

  @Field(() => Int, { description: 'Number of commands and messages that are not delivered yet.' })
  readonly unsent: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the oldest undelivered command or message was written. Null if there is none.',
  })
  readonly oldestUnsentAt: Instant | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Error of the undelivered command or message with the most attempts. Null if none has failed. Values ' +
      'that the message quotes are left out, since they may be content of cases.',
  })
  readonly sendError: string | null;

  @Field(() => Int, { description: 'Number of timers that are set.' })
  readonly timers: number;

  @Field(() => DateTime, { nullable: true, description: 'When the next timer is due. Null if none is set.' })
  readonly nextTimerDueAt: Instant | null;
}

@InputType({ description: 'Input of the mutation `retryProcess`.' })
export class RetryProcessInput {
  @TextField({ longest: 200, description: 'Name of the process, as the query `processes` lists it.' })
  readonly process: string;

  @TextField({
    isId: true,
    longest: 500,
    nullable: true,
    description: 'Only this parked instance; all parked instances if omitted.',
  })
  readonly instance?: string;
}

@ObjectType({ description: 'Result of the mutation `retryProcess`.' })
export class RetryProcessPayload {
  @Field(() => Int, {
    description: 'Number of instances that will be tried again. The query `processes` shows what comes of it.',
  })
  readonly instances: number;

  @Field(() => [UserError], { description: 'Why the request was refused. Empty if it was accepted.' })
  readonly userErrors: readonly UserError[];
}

export const processOf = ({ process: name, parked, error, sendError, ...status }: ProcessStatus): Process => ({
  ...status,
  name,
  error: error && withoutValues(error),
  sendError: sendError && withoutValues(sendError),
  parked: parked.map((instance) => ({ ...instance, error: withoutValues(instance.error) })),
});
