import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { CaseView } from '../case/view/case.view.js';
import { CaseEvent } from '../case-history/case-event.types.js';

@ObjectType({
  description:
    'Where a case stands that its caller had seen elsewhere: what to show them before they decide anew, with `revision` as `expectedRevision`.',
})
export class CaseConflict {
  readonly case: CaseView;

  @Field(() => Int, { description: 'That of the command.' })
  readonly expectedRevision: number;

  @Field(() => Int, { description: 'Of the case now; lower than expected where it never came that far.' })
  readonly revision: number;

  @Field(() => [CaseEvent], {
    nullable: true,
    description: 'What happened after the expected revision, the first 50 of it. Not given to customers.',
  })
  readonly events: Promise<readonly CaseEvent[]>;

  @Field(() => Boolean, {
    description: 'Whether more happened than `events` holds: the rest is in the history of the case.',
  })
  readonly hasMore: boolean;
}
