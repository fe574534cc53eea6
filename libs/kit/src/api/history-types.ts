import type { Type } from '@nestjs/common';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { type Connection, connectionType, DateTime, OriginEnum, Position, RoleEnum } from '#graphql';
import type { DomainEvent, Instant, Origin, Recorded, Role } from '#kernel';
import { withArticle } from './with-article.js';

/** An event in the shape that the API shows. */
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

/** Creates the GraphQL types of a history: `CaseEvent`, `CaseEventConnection`. */
export const historyTypes = (typeName: string, noun: string, example: string): HistoryTypes => {
  @ObjectType(`${typeName}Event`, {
    description: `An event in the history of ${withArticle(noun)}. Events are never changed or removed.`,
  })
  class EventOfType implements ShownEvent {
    @Field(() => ID, { description: 'Id of the event: a UUID.' })
    readonly id: string;

    @Field(() => String, { description: `Name of the event: \`${example}\`.` })
    readonly type: string;

    @Field(() => Int, { description: `Number of the event within the ${noun}, from 0.` })
    readonly revision: number;

    @Field(() => Position, { description: 'Position of the event in the log of all events.' })
    readonly position: string;

    @Field(() => DateTime, {
      description: 'When the event happened. For imported events, the time that the other system states.',
    })
    readonly occurredAt: Instant;

    @Field(() => DateTime, { description: 'When this service recorded the event.' })
    readonly recordedAt: Instant;

    @Field(() => ID, { description: 'Id of the person, system or process that caused the event.' })
    readonly actor: string;

    @Field(() => RoleEnum, { description: 'Role in which the actor caused the event.' })
    readonly role: Role;

    @Field(() => OriginEnum, { description: 'Whether the event was recorded live, imported or made for a demo.' })
    readonly origin: Origin;

    @Field(() => ID, { description: 'Id of the command that caused the event. One command may cause several events.' })
    readonly commandId: string;

    @Field(() => ID, { description: 'Id of the request or process that sent the command; log lines carry it too.' })
    readonly correlationId: string;

    @Field(() => String, {
      nullable: true,
      description: 'Version of the policy that the decision rests on. Null if it rests on none.',
    })
    readonly policyVersion?: string;

    @Field(() => GraphQLJSONObject, {
      description:
        'What the event records, by field name; the fields depend on `type`. Fields that you may not see, and erased ' +
        'personal data, are left out.',
    })
    readonly data: object;
  }
  Object.defineProperty(EventOfType, 'name', { value: `${typeName}Event` }); // connectionType names the edges after it

  @ObjectType(`${typeName}EventConnection`, { description: `A page of the history of ${withArticle(noun)}.` })
  class EventConnectionOfType extends connectionType<ShownEvent>(EventOfType) {}

  return { Event: EventOfType, EventConnection: EventConnectionOfType };
};
