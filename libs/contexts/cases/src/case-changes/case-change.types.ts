import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { Position, UuidField } from '#graphql';
import type { ShownEvent } from '#context';
import { Case } from '../api/case.type.js';
import { caseHistory } from '../api/case.api.js';

@ArgsType()
export class CaseChangedArgs {
  @UuidField()
  readonly id: string;

  @Field(() => Position, {
    nullable: true,
    description: 'Begin with the changes behind this position, so that none is missed; with the next one without it.',
  })
  readonly after?: string;
}

@ObjectType({ description: 'Something happened to a case.' })
export class CaseChange {
  @Field(() => Case, { description: 'As it was right after it.' })
  readonly case: Case;

  @Field(() => caseHistory.Event, { nullable: true, description: 'What happened; not given to customers.' })
  readonly event?: ShownEvent;

  @Field(() => Int)
  readonly revision: number;

  @Field(() => Position, { description: 'To resume behind, with `after`.' })
  readonly position: string;
}

export const caseChangeRules: TypeRules = {
  kind: 'case',
  whole: ({ case: shown }: CaseChange): Case => shown,
  eventType: ({ event }: CaseChange) => event?.type,
  open: 'case revision position',
  internal: 'event',
};
