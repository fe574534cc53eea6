import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { Position, UuidField } from '#graphql';
import type { ShownEvent } from '#kit';
import { Case } from '../api/case.type.js';
import { caseHistory } from '../api/case.api.js';

@ArgsType()
export class CaseChangedArgs {
  @UuidField({ description: 'Id of the case to follow.' })
  readonly id: string;

  @Field(() => Position, {
    nullable: true,
    description:
      'Position behind which to start, so that no change is missed after a lost connection. Only changes from ' +
      'now on if omitted.',
  })
  readonly after?: string;
}

@ObjectType({ description: 'A change of a case.' })
export class CaseChange {
  @Field(() => Case, { description: 'The case as it was right after the change.' })
  readonly case: Case;

  @Field(() => caseHistory.Event, {
    nullable: true,
    description: 'The event that changed the case. Null for customers.',
  })
  readonly event?: ShownEvent;

  @Field(() => Int, { description: 'Revision of the event within the case, from 0.' })
  readonly revision: number;

  @Field(() => Position, {
    description: 'Position of the event in the log. Pass it as `after` to resume the subscription behind it.',
  })
  readonly position: string;
}

export const caseChangeRules: TypeRules = {
  resource: 'case',
  root: ({ case: shown }: CaseChange): Case => shown,
  eventType: ({ event }: CaseChange) => event?.type,
  open: 'case revision position',
  internal: 'event',
};
