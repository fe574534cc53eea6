import { Injectable } from '@nestjs/common';
import { comparePositions, isPosition } from '#kernel';
import { PositionBeyondLog, ProjectionParked, ReadModelBehind, ReadPositions } from '#projections';
import { badUserInput, behind, parked, type ReadModel } from '#graphql';

/** Says for a whole request what the argument `atLeast` says for one query. */
export const atLeastHeader = 'x-casefold-at-least';

/** What a client has seen, and wants to see again. */
export interface Seen {
  readonly argument?: string | null;
  readonly header?: string;
}

/** Lets a query wait until the read models that it uses have caught up with what its client has seen. */
@Injectable()
export class ReadYourWrites {
  constructor(private readonly positions: ReadPositions) {}

  /**
   * Waits for the higher of both positions.
   * @throws GraphQLError READ_MODEL_BEHIND when the time is over; PROJECTION_PARKED where what happened there could not
   * be folded; BAD_USER_INPUT for what is no position of the log.
   */
  async until({ argument, header }: Seen, models: readonly ReadModel[]): Promise<void> {
    if (header !== undefined && !isPosition(header)) throw noPosition(atLeastHeader, 'This is no position');
    const isHeaderHigher = header !== undefined && (!argument || comparePositions(header, argument) > 0);
    if (isHeaderHigher) await this.wait(header, atLeastHeader, models);
    else if (argument) await this.wait(argument, 'atLeast', models);
  }

  private async wait(position: string, saidBy: string, models: readonly ReadModel[]): Promise<void> {
    try {
      await this.positions.waitFor(
        position,
        models.map(({ name }) => name),
      );
    } catch (error) {
      if (error instanceof PositionBeyondLog) throw noPosition(saidBy, error.message);
      if (error instanceof ProjectionParked) throw parked(error);
      throw error instanceof ReadModelBehind ? behind(error) : error;
    }
  }
}

const noPosition = (saidBy: string, message: string) => badUserInput([{ path: [saidBy], rule: 'isReached', message }]);
