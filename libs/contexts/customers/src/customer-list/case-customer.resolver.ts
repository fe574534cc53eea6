import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Case, casesProjection } from '#cases';
import { FieldReads, type RequestContext } from '#graphql';
import { Customer } from '../api/customer.type.js';
import { SharedCustomers } from './shared-customers.js';
import { customersProjection } from './customers.projection.js';

@Resolver(() => Case)
export class CaseCustomerResolver {
  constructor(private readonly customers: SharedCustomers) {}

  @FieldReads(customersProjection, casesProjection)
  @ResolveField(() => Customer, {
    nullable: true,
    description:
      'The customer that the case belongs to. Null for a guest, if there is no record of the customer here, or ' +
      'if you may not see it.',
  })
  customer(@Parent() { customerId }: Case, @Context() { loaders }: RequestContext): Promise<Customer | undefined> {
    return customerId === undefined ? Promise.resolve(undefined) : this.customers.load(customerId, loaders);
  }
}
