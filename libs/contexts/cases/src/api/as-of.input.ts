import { Field, InputType } from '@nestjs/graphql';
import { DateTimeField, enumOf } from '#graphql';
import { type AsOf, type Instant, type TimeAxis, timeAxes } from '#kernel';
import { IsIn } from 'class-validator';

const TimeAxisEnum = enumOf('TimeAxis', timeAxes, 'Which time of events counts when the past is asked for.', {
  occurredAt: 'When events happened, even if they were recorded later.',
  recordedAt: 'When events were recorded: what this service knew at that moment.',
});

@InputType({ description: 'A past moment at which the state is asked for.' })
export class AsOfInput implements AsOf {
  @DateTimeField({ description: 'The moment, inclusive: events at this very moment count.' })
  readonly at: Instant;

  @Field(() => TimeAxisEnum, {
    defaultValue: 'occurredAt',
    description: 'Which time of the events is compared with the moment.',
  })
  @IsIn(timeAxes)
  readonly axis: TimeAxis;
}
