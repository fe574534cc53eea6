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
  @ResolveField(() => Customer, { nullable: true, description: 'Whose it is, where there is a record of them here.' })
  customer(@Parent() { customerId }: Case, @Context() { loaders }: RequestContext): Promise<Customer | undefined> {
    return customerId === undefined ? Promise.resolve(undefined) : this.customers.load(customerId, loaders);
  }
}
