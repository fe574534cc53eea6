import { Injectable } from '@nestjs/common';
import { ArgsType, Field } from '@nestjs/graphql';
import { PositionBeyondLog, ReadModelBehind, ReadPositions } from '#projections';
import { badUserInput, behind } from './errors/api-errors.js';
import { Position } from './scalars/position.js';

@ArgsType()
export class AtLeastArgs {
  @Field(() => Position, {
    nullable: true,
    description: 'Answer no older state than that of this position; waits for it, two seconds at most.',
  })
  readonly atLeast?: string;
}

/** Lets a query wait until the read models that it uses have caught up with what its client has seen. */
@Injectable()
export class ReadYourWrites {
  constructor(private readonly positions: ReadPositions) {}

  /** @throws GraphQLError READ_MODEL_BEHIND when the time is over; BAD_USER_INPUT for a position the log does not have. */
  async until({ atLeast }: AtLeastArgs, ...projections: readonly { readonly name: string }[]): Promise<void> {
    if (!atLeast) return;
    try {
      await this.positions.waitFor(
        atLeast,
        projections.map(({ name }) => name),
      );
    } catch (error) {
      if (error instanceof ReadModelBehind) throw behind(error.message);
      if (!(error instanceof PositionBeyondLog)) throw error;
      throw badUserInput([{ path: ['atLeast'], rule: 'isReached', message: error.message }]);
    }
  }
}
