import { Injectable } from '@nestjs/common';
import { comparePositions, isPosition } from '#kernel';
import { PositionBeyondLog, ProjectionParked, ReadModelBehind, ReadPositions } from '#projections';
import { badUserInput, behind, parked, type ReadModel } from '#graphql';

/** Header that sets `atLeast` for all queries of a request. */
export const atLeastHeader = 'x-casefold-at-least';

/** Positions that the response must include, by the argument and the header. */
export interface Seen {
  readonly argument?: string | null;
  readonly header?: string;
}

/** Makes queries wait until the read models that they use have reached the position that the client has seen. */
@Injectable()
export class ReadYourWrites {
  constructor(private readonly positions: ReadPositions) {}

  /**
   * Waits until the read models have reached the higher of both positions.
   * @throws GraphQLError READ_MODEL_BEHIND when the time is over; PROJECTION_PARKED if an event up to there could not be
   * applied; BAD_USER_INPUT for an invalid position
   */
  async until({ argument, header }: Seen, models: readonly ReadModel[]): Promise<void> {
    if (header !== undefined && !isPosition(header)) throw noPosition(atLeastHeader, 'This is not a position');
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
