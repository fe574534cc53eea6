import type { Type } from '@nestjs/common';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { type Connection, connectionType, DateTime, OriginEnum, Position, RoleEnum } from '#graphql';
import type { DomainEvent, Instant, Origin, Recorded, Role } from '#kernel';
import { withArticle } from './with-article.js';

/** An event as the API shows it. */
export interface ShownEvent {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly position: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly role: Role;
  readonly origin: Origin;
  readonly commandId: string;
  readonly correlationId: string;
  readonly policyVersion?: string;
  readonly data: object;
}

export const shownEvent = ({ type, data, envelope }: Recorded<DomainEvent>): ShownEvent => ({
  type,
  data,
  ...envelope,
});

export interface HistoryTypes {
  readonly Event: Type<ShownEvent>;
  readonly EventConnection: Type<Connection<ShownEvent>>;
}

/** The GraphQL types of a history: `CaseEvent`, `CaseEventConnection`. */
export const historyTypes = (typeName: string, noun: string): HistoryTypes => {
  @ObjectType(`${typeName}Event`, { description: `One thing that happened to ${withArticle(noun)}.` })
  class EventOfType implements ShownEvent {
    @Field(() => ID)
    readonly id: string;

    @Field(() => String, { description: 'Its name: `CaseEscalated`.' })
    readonly type: string;

    @Field(() => Int, { description: `Counts from 0 within the ${noun}.` })
    readonly revision: number;

    @Field(() => Position)
    readonly position: string;

    @Field(() => DateTime)
    readonly occurredAt: Instant;

    @Field(() => DateTime, { description: 'When it became known here.' })
    readonly recordedAt: Instant;

    @Field(() => ID, { description: 'Who did it.' })
    readonly actor: string;

    @Field(() => RoleEnum)
    readonly role: Role;

    @Field(() => OriginEnum)
    readonly origin: Origin;

    @Field(() => ID)
    readonly commandId: string;

    @Field(() => String)
    readonly correlationId: string;

    @Field(() => String, { nullable: true, description: 'The published policy that decided, where one did.' })
    readonly policyVersion?: string;

    @Field(() => GraphQLJSONObject, { description: 'What it says, without what its reader may not see.' })
    readonly data: object;
  }
  Object.defineProperty(EventOfType, 'name', { value: `${typeName}Event` }); // the edges of the connection are named after it

  @ObjectType(`${typeName}EventConnection`)
  class EventConnectionOfType extends connectionType<ShownEvent>(EventOfType) {}

  return { Event: EventOfType, EventConnection: EventConnectionOfType };
};
