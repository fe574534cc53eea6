import type { Type } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import type { Token } from '../needs.js';
import { madeClass } from '../made-class.js';
import type { Conflict, payloadTypes } from './payload-types.js';
import type { ShownStreams } from './shown-streams.js';
import { withArticle } from './with-article.js';

/** The resolver of the fields of a payload that show what the stream is about. */
export const payloadResolver = (
  type: Type<object>,
  noun: string,
  { Payload, Conflict: ConflictType }: ReturnType<typeof payloadTypes>,
  streams: Token<ShownStreams<unknown>>,
): Type<object> => {
  @Resolver(() => Payload)
  class ResolverOfPayload {
    constructor(private readonly streams: ShownStreams<unknown>) {}

    @ResolveField(noun, () => type, {
      nullable: true,
      description: `The ${noun} after the command, including its own changes. Null if there is no such ${noun} or you may not see it.`,
    })
    shown(
      @Parent() outcome: CommandOutcome,
      @Caller() { permissions }: Caller,
    ): Promise<object | undefined> {
      return this.streams.after(outcome, permissions);
    }

    @ResolveField('conflict', () => ConflictType, {
      nullable: true,
      description: `What happened since the expected revision, if the command was refused as \`REVISION_CONFLICT\` on ${withArticle(noun)} that you may see. Null otherwise.`,
    })
    async conflict(
      @Parent() outcome: CommandOutcome,
      @Caller() { permissions }: Caller,
    ): Promise<Conflict | undefined> {
      const { conflict } = outcome;
      if (!conflict || conflict.actual === 'none') return undefined;
      const shown = await this.streams.after(outcome, permissions);
      return shown && { shown, expectedRevision: conflict.expected, revision: conflict.actual };
    }
  }
  return madeClass(ResolverOfPayload, `${type.name}PayloadResolver`, [streams]);
};
