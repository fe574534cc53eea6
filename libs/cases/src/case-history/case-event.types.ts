import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { connectionType, DateTime, Position } from '#graphql';
import type { Instant, Origin, Recorded, Role } from '#kernel';
import { OriginEnum, RoleEnum } from '../api/enums.js';
import type { CaseEvent as DomainEvent } from '../case/case.events.js';

@ObjectType({ description: 'One thing that happened to a case.' })
export class CaseEvent {
  @Field(() => ID)
  readonly id: string;

  @Field(() => String, { description: 'Its name: `CaseEscalated`.' })
  readonly type: DomainEvent['type'];

  @Field(() => Int, { description: 'Counts from 0 within the case.' })
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

@ObjectType()
export class CaseEventConnection extends connectionType(CaseEvent) {}

export const caseEventOf = ({ type, data, envelope }: Recorded<DomainEvent>): CaseEvent => ({
  type,
  data,
  ...envelope,
});
