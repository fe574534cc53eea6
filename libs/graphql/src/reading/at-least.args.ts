import { ArgsType, Field } from '@nestjs/graphql';
import { Position } from '../scalars/position.js';

/** What every query takes that reads a read model; {@link Reads} makes it wait. */
@ArgsType()
export class AtLeastArgs {
  @Field(() => Position, {
    nullable: true,
    description:
      'Answer no older state than that of this position; waits for it, two seconds at most. The header ' +
      '`x-casefold-at-least` says the same for every query of a request; the higher one holds.',
  })
  readonly atLeast?: string;
}
