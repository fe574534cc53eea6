import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Customer } from './customer.type.js';

@ObjectType({
  description:
    'Where a customer stands when a command expected another revision. Show it to the caller before they decide again, with `revision` as `expectedRevision`.',
})
export class CustomerConflict {
  /** What the access rules depend on. */
  readonly customer: Customer;

  @Field(() => Int, { description: 'The revision that the command expected.' })
  readonly expectedRevision: number;

  @Field(() => Int, {
    description: 'Revision of the last event of the customer; lower than expected if it never came that far.',
  })
  readonly revision: number;
}
