import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '#graphql';
import { customerIdOf } from '../customer/customer.streams.js';
import { CustomerReader } from '../customer/view/customer.reader.js';
import { CustomerConflict } from './customer-conflict.type.js';
import { CustomerPayload } from './customer-payload.type.js';
import { Customer } from './customer.type.js';
import { PossibleDuplicates } from './possible-duplicates.js';
import { SharedCustomers } from './shared-customers.js';

@Resolver(() => CustomerPayload)
export class CustomerPayloadResolver {
  constructor(
    private readonly reader: CustomerReader,
    private readonly customers: SharedCustomers,
    private readonly duplicates: PossibleDuplicates,
  ) {}

  /** Folded from the stream, so that clients see their own write at once; after a refusal too, where they may see the record. */
  @ResolveField(() => Customer, { nullable: true, description: 'The customer as it is now, including this write.' })
  async customer(@Parent() { stream }: CustomerPayload, @Caller() { sight }: Caller): Promise<Customer | undefined> {
    const view = await this.reader.view(customerIdOf(stream), sight.reveals('customer'));
    return view && this.customers.shared(view);
  }

  @ResolveField(() => CustomerConflict, {
    nullable: true,
    description: 'Only when the command was refused as REVISION_CONFLICT, on a customer that you may see.',
  })
  async conflict(@Parent() payload: CustomerPayload, @Caller() caller: Caller): Promise<CustomerConflict | undefined> {
    const customer = payload.conflict && (await this.customer(payload, caller));
    if (!customer) return undefined;
    return { customer, expectedRevision: payload.conflict.expected, revision: customer.revision };
  }

  @ResolveField(() => [Customer], {
    description: 'Others with the same telephone number or e-mail address: perhaps the same person, to be merged.',
  })
  possibleDuplicates(@Parent() { stream }: CustomerPayload): Promise<Customer[]> {
    return this.duplicates.of(customerIdOf(stream));
  }
}
