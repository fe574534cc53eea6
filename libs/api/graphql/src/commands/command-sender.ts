import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Command, type CommandClass, Refusal } from '#kernel';
import { type CommandResult, OutcomeUnknown, RevisionConflict } from '#command-processing';
import { Clock, Logger } from '#platform';
import { outcomeUnknown } from '../errors/api-errors.js';
import { userErrorOf } from '../errors/user-error.js';
import type { Caller } from '../request/caller.js';
import { CommandMetrics } from './command-metrics.js';
import type { CommandOutcome } from './command-outcome.js';
import { plainData } from './plain-data.js';
import { secretsIn } from './text-guard.js';

/** The fields of an input that say how to send the command. The others are its data. */
export interface Sending {
  readonly commandId?: string;
  readonly expectedRevision?: number | null;
}

/** Sends the commands of all mutations to their handlers. */
@Injectable()
export class CommandSender {
  constructor(
    private readonly bus: CommandBus,
    private readonly clock: Clock,
    private readonly metrics: CommandMetrics,
    private readonly logger: Logger,
  ) {}

  /**
   * Sends a command to the stream that `streamOf` returns for the command id. The client's `commandId` makes the command
   * idempotent; without one, a random id is used. Refusals are returned as `userErrors`, also if a text contains a secret.
   * @throws GraphQLError OUTCOME_UNKNOWN with the command id if it is not known whether the command was carried out.
   */
  async send<C extends Command>(
    type: CommandClass<C>,
    streamOf: (commandId: string) => string,
    { commandId, expectedRevision, ...data }: Sending & C['data'],
    { actor, correlationId }: Caller,
  ): Promise<CommandOutcome> {
    const id = commandId ?? randomUUID();
    const stream = streamOf(id);
    const seen = { expectedRevision: expectedRevision ?? undefined };
    const context = { commandId: id, actor, now: this.clock.now(), correlationId, ...seen };
    const command = new type(stream, plainData<object>(data), context);
    return this.metrics.measured(command.name, async () => ({ ...(await this.outcomeOf(command)), command }));
  }

  private async outcomeOf(command: Command): Promise<CommandOutcome> {
    const { stream } = command;
    const secrets = secretsIn(command.data);
    if (secrets.length > 0) return { stream, userErrors: secrets.map(userErrorOf) };
    try {
      const { revision, position } = await this.bus.execute<Command, CommandResult>(command);
      return { stream, revision, position, userErrors: [] };
    } catch (error) {
      if (error instanceof RevisionConflict) return { stream, conflict: error, userErrors: [userErrorOf(error)] };
      if (error instanceof Refusal) return { stream, userErrors: [userErrorOf(error)] };
      if (!(error instanceof OutcomeUnknown)) throw error;
      // The error may hold the id of another command that this one sent first.
      const { commandId } = command.context;
      this.logger.warn({ err: error, commandId }, 'the outcome of a command is unknown');
      throw outcomeUnknown(commandId);
    }
  }
}
