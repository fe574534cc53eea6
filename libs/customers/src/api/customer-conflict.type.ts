import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Customer } from './customer.type.js';

@ObjectType({
  description:
    'Where a record stands that its caller had seen elsewhere: to be sent anew with `revision` as `expectedRevision`, once they have seen `customer`.',
})
export class CustomerConflict {
  /** What the access rules depend on. */
  readonly customer: Customer;

  @Field(() => Int, { description: 'That of the command.' })
  readonly expectedRevision: number;

  @Field(() => Int, { description: 'Of the record now; lower than expected where it never came that far.' })
  readonly revision: number;
}
