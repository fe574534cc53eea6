import { Field, InputType } from '@nestjs/graphql';
import { DateTimeField, enumOf } from '#graphql';
import { type AsOf, type Instant, type TimeAxis, timeAxes } from '#kernel';
import { IsIn } from 'class-validator';

const TimeAxisEnum = enumOf('TimeAxis', timeAxes, 'By when things happened, or by when they became known here.');

@InputType({ description: 'A moment to look back to, inclusive.' })
export class AsOfInput implements AsOf {
  @DateTimeField()
  readonly at: Instant;

  @Field(() => TimeAxisEnum, { defaultValue: 'occurredAt' })
  @IsIn(timeAxes)
  readonly axis: TimeAxis;
}
