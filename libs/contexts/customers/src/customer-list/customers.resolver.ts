import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseConnection, CaseListReader, casesProjection, type CaseView } from '#cases';
import { Caller, type Connection, FieldReads, PageArgs, Reads, type RequestContext } from '#graphql';
import { Customer, CustomerConnection } from '../api/customer.type.js';
import { PossibleDuplicates } from './possible-duplicates.js';
import { SharedCustomers } from './shared-customers.js';
import { CustomerSearch } from './customer-search.js';
import { CustomerArgs, CustomersArgs } from './customers.args.js';
import { customersProjection } from './customers.projection.js';

@Resolver(() => Customer)
export class CustomersResolver {
  constructor(
    private readonly all: SharedCustomers,
    private readonly search: CustomerSearch,
    private readonly duplicates: PossibleDuplicates,
    private readonly caseList: CaseListReader,
  ) {}

  @Reads(customersProjection, casesProjection)
  @Query(() => Customer, {
    nullable: true,
    description: 'One customer. Null if there is none, or none that you may see.',
  })
  customer(@Args() { id }: CustomerArgs, @Context() { loaders }: RequestContext): Promise<Customer | undefined> {
    return this.all.load(id, loaders);
  }

  @Reads(customersProjection, casesProjection)
  @Query(() => CustomerConnection, {
    description:
      'Finds customers by their exact telephone number or e-mail address, however it is written. One of the ' +
      'two is required; if both are given, both must match.',
  })
  customers(@Args() args: CustomersArgs): Promise<Connection<Customer>> {
    return this.search.page(args);
  }

  @FieldReads(casesProjection)
  @ResolveField(() => CaseConnection, {
    nullable: true,
    description:
      'Cases of the customer, the one that was opened last first. Null if you may not see them; for the ' +
      'support desk, the error `IDENTITY_NOT_VERIFIED` unless the identity of the customer is verified on an ' +
      'open one of these cases.',
  })
  cases(@Parent() { id }: Customer, @Args() args: PageArgs, @Caller() caller: Caller): Promise<Connection<CaseView>> {
    return this.caseList.ofCustomer(id, args, caller);
  }

  @FieldReads(customersProjection, casesProjection)
  @ResolveField(() => [Customer], {
    description:
      'Other customers with the same telephone number or e-mail address: perhaps the same person, to be merged ' +
      'with `mergeCustomer`.',
  })
  possibleDuplicates(@Parent() { id }: Customer): Promise<Customer[]> {
    return this.duplicates.of(id);
  }
}
