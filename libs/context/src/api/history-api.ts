import type { Type } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AccessRules, DataClass } from '#access';
import { conflictingEventsLimit } from '#event-store';
import { Caller, type Connection, connectionOf, PageArgs, pageOf, pageRequestOf } from '#graphql';
import type { DomainEvent, FieldClass } from '#kernel';
import { madeClass } from '../made-class.js';
import type { StreamReader } from '../streams/stream-reader.js';
import type { ApiPart } from './api-part.js';
import { type HistoryTypes, historyTypes, type ShownEvent, shownEvent } from './history-types.js';
import type { Conflict } from './payload-types.js';
import type { StreamApi } from './stream-api.js';

/** As much of what the API shows of a stream as its history needs. */
interface Shown {
  readonly id: string;
  /** Up to which it is shown. */
  readonly revision: number;
}

type ShownConflict = Omit<Conflict, 'shown'> & { readonly shown: Shown };

/**
 * The history of what an API shows: field `history` on its type, and on its conflicts what happened in between. Both are
 * read from the stream, and of a long one no more than is asked for.
 */
export const historyApi = <State, Event extends DomainEvent, View>(
  api: StreamApi<State, Event, View>,
): ApiPart & HistoryTypes => {
  const { type, streams } = api.parts;
  const types = historyTypes(type.name, api.noun, Object.keys(streams.shapes)[0]);
  return {
    ...types,
    type,
    providers: [historyResolver(api, types), conflictResolver(api, types)],
    access: () => ({
      types: historyAccess(type.name, api.noun, dataClassesOf(streams.shapes)),
      fields: {
        [type.name]: { internal: 'history' },
        [`${type.name}Conflict`]: { open: 'hasMore', internal: 'events' },
      },
    }),
  };
};

const historyResolver = <State, Event extends DomainEvent, View>(
  { noun, parts: { type, reader } }: StreamApi<State, Event, View>,
  { EventConnection }: HistoryTypes,
): Type<object> => {
  @Resolver(() => type)
  class ResolverOfHistory {
    constructor(private readonly reader: StreamReader<View, Event>) {}

    @ResolveField('history', () => EventConnection, {
      nullable: true,
      description:
        `Every event of the ${noun} up to the revision that is shown, oldest first. Null for customers. ` +
        'Fields of an event that the caller may not see are left out.',
    })
    history(@Parent() shown: Shown, @Args() args: PageArgs, @Caller() caller: Caller): Promise<Connection<ShownEvent>> {
      return pageOfHistory(noun, this.reader, shown, args, caller);
    }
  }
  return madeClass(ResolverOfHistory, `${type.name}HistoryResolver`, [reader]);
};

const conflictResolver = <State, Event extends DomainEvent, View>(
  { noun, Conflict: ConflictType, parts: { type, reader } }: StreamApi<State, Event, View>,
  { Event: EventType }: HistoryTypes,
): Type<object> => {
  @Resolver(() => ConflictType)
  class ResolverOfConflict {
    constructor(private readonly reader: StreamReader<View, Event>) {}

    @ResolveField('events', () => [EventType], {
      nullable: true,
      description: `The first ${conflictingEventsLimit} events of the ${noun} after the expected revision. Null for customers.`,
    })
    async events(
      @Parent() conflict: ShownConflict,
      @Caller() { permissions }: Caller,
    ): Promise<ShownEvent[]> {
      const { shown, revision, expectedRevision: seen } = conflict;
      if (revision <= seen) return [];
      const between = { from: seen + 1, to: Math.min(revision, seen + conflictingEventsLimit) };
      return (await this.reader.history(shown.id, permissions.reveals(noun), between)).map(shownEvent);
    }

    @ResolveField('hasMore', () => Boolean, {
      description: `Whether more than ${conflictingEventsLimit} events followed the expected revision; the field \`history\` of the ${noun} has them all.`,
    })
    hasMore(@Parent() { revision, expectedRevision }: Conflict): boolean {
      return revision - expectedRevision > conflictingEventsLimit;
    }
  }
  return madeClass(ResolverOfConflict, `${type.name}ConflictResolver`, [reader]);
};

/** A page of a history up to the revision at which its thing is shown; of a long one no more is read than the page holds. */
export const pageOfHistory = async <View, Event extends DomainEvent>(
  kind: string,
  reader: Pick<StreamReader<View, Event>, 'history'>,
  { id, revision }: Shown,
  args: PageArgs,
  { permissions }: Pick<Caller, 'permissions'>,
): Promise<Connection<ShownEvent>> => {
  const length = revision + 1;
  const page = await pageOf(length, pageRequestOf(args), async ({ from, to }) => {
    const events = await reader.history(id, permissions.reveals(kind), { from, to: to - 1 });
    return events.map(shownEvent);
  });
  return connectionOf(page, () => length);
};

/** The history tells how the house works. Of what an event says, each field has the class under which it is stored. */
const historyAccess = (
  type: string,
  kind: string,
  members: { readonly [event: string]: { readonly [field: string]: DataClass } },
): AccessRules['types'] => ({
  [`${type}Event`]: {
    resource: kind,
    eventType: (event: ShownEvent) => event.type,
    internal:
      'id type revision position occurredAt recordedAt actor role origin commandId correlationId policyVersion data',
    members: { data: (event: ShownEvent) => members[event.type] },
  },
  [`${type}EventConnection`]: { resource: kind, internal: 'edges nodes pageInfo totalCount' },
  [`${type}EventEdge`]: {
    resource: kind,
    eventType: ({ node }: { readonly node: ShownEvent }) => node.type,
    internal: 'cursor node',
  },
});

const dataClasses: { readonly [stored in FieldClass]: DataClass } = {
  plain: 'internal',
  text: 'text',
  personal: 'personal',
};

const dataClassesOf = (shapes: {
  readonly [event: string]: { readonly fields: Readonly<Record<string, FieldClass>> };
}) =>
  Object.fromEntries(
    Object.entries(shapes).map(([event, { fields }]) => [
      event,
      Object.fromEntries(Object.entries(fields).map(([field, stored]) => [field, dataClasses[stored]])),
    ]),
  );
