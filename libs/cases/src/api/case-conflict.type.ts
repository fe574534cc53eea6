import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { CaseView } from '../case/view/case.view.js';
import { CaseEvent } from '../case-history/case-event.types.js';

@ObjectType({
  description:
    'Where a case stands when a command expected another revision. Show it to the caller before they decide again, with `revision` as `expectedRevision`.',
})
export class CaseConflict {
  readonly case: CaseView;

  @Field(() => Int, { description: 'The revision that the command expected.' })
  readonly expectedRevision: number;

  @Field(() => Int, {
    description: 'Revision of the last event of the case; lower than expected if it never came that far.',
  })
  readonly revision: number;

  @Field(() => [CaseEvent], {
    nullable: true,
    description: 'The first 50 events after the expected revision. Not given to customers.',
  })
  readonly events: Promise<readonly CaseEvent[]>;

  @Field(() => Boolean, {
    description: 'Whether more happened than `events` holds; the history of the case has the rest.',
  })
  readonly hasMore: boolean;
}
