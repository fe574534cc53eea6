import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type CommandOutcome, Position, UserError } from '#graphql';
import { withArticle } from './with-article.js';

/** Where a stream stands that the caller of a command had seen elsewhere. */
export interface Conflict {
  /** What the stream is about as it is shown: what the access rules depend on. */
  readonly shown: object;
  readonly expectedRevision: number;
  /** Now. */
  readonly revision: number;
}

/** The GraphQL types of what becomes of commands to one kind of thing: `CasePayload`, `CaseConflict`. */
export const payloadTypes = (
  typeName: string,
  noun: string,
): { Payload: Type<CommandOutcome>; Conflict: Type<Conflict> } => {
  @ObjectType(`${typeName}Conflict`, {
    description:
      `Where ${withArticle(noun)} stands when a command expected another revision. Show it to the caller before they decide again, ` +
      'with `revision` as `expectedRevision`.',
  })
  class ConflictOfType implements Conflict {
    readonly shown: object;

    @Field(() => Int, { description: 'The revision that the command expected.' })
    readonly expectedRevision: number;

    @Field(() => Int, {
      description: `Revision of the last event of the ${noun}; lower than expected if it never came that far.`,
    })
    readonly revision: number;
  }

  @ObjectType(`${typeName}Payload`, {
    description: `The outcome of a command to ${withArticle(noun)}. If it was refused, \`userErrors\` says why, and nothing changed.`,
  })
  class PayloadOfType implements CommandOutcome {
    readonly stream: string;

    @Field(() => Int, { nullable: true, description: `Revision of the last event of the ${noun} after the command.` })
    readonly revision?: number;

    @Field(() => Position, {
      nullable: true,
      description: 'Position of the command in the log. Pass it to a query as `atLeast` to read your own write.',
    })
    readonly position?: string;

    @Field(() => [UserError], { description: 'Why the command was refused; empty if it was accepted.' })
    readonly userErrors: readonly UserError[];
  }
  return { Payload: PayloadOfType, Conflict: ConflictOfType };
};
