import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type CommandOutcome, Position, UserError } from '#graphql';
import { withArticle } from './with-article.js';

/** A revision conflict between a command and its stream. */
export interface Conflict {
  /** The object of the stream as the API shows it. Access rules depend on it. */
  readonly shown: object;
  readonly expectedRevision: number;
  /** Revision of the last event of the stream, from 0. */
  readonly revision: number;
}

/** Creates the GraphQL types of the results of commands: `CasePayload`, `CaseConflict`. */
export const payloadTypes = (
  typeName: string,
  noun: string,
): { Payload: Type<CommandOutcome>; Conflict: Type<Conflict> } => {
  @ObjectType(`${typeName}Conflict`, {
    description:
      `What happened to ${withArticle(noun)} since the revision that a refused command expected. Show it to the user before ` +
      'they decide again, with this `revision` as `expectedRevision`.',
  })
  class ConflictOfType implements Conflict {
    readonly shown: object;

    @Field(() => Int, { description: 'Revision that the refused command sent as `expectedRevision`.' })
    readonly expectedRevision: number;

    @Field(() => Int, {
      description: `Revision of the last event of the ${noun} now, from 0. Lower than \`expectedRevision\` if the ${noun} never reached that.`,
    })
    readonly revision: number;
  }

  @ObjectType(`${typeName}Payload`, {
    description: `Result of a command on ${withArticle(noun)}. If it was refused, \`userErrors\` says why and nothing was changed.`,
  })
  class PayloadOfType implements CommandOutcome {
    readonly stream: string;

    @Field(() => Int, {
      nullable: true,
      description: `Revision of the last event of the ${noun} after the command, from 0. Null if the command was refused.`,
    })
    readonly revision?: number;

    @Field(() => Position, {
      nullable: true,
      description:
        'Log position of the last event of the command. Pass it to a query as `atLeast` to read your own write. Null if the ' +
        'command was refused.',
    })
    readonly position?: string;

    @Field(() => [UserError], {
      description: 'Rules because of which the command was refused. Empty if it was accepted.',
    })
    readonly userErrors: readonly UserError[];
  }
  return { Payload: PayloadOfType, Conflict: ConflictOfType };
};
