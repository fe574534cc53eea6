import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { CommandOutcome } from '#graphql';
import { customerIdOf } from '../customer/customer.streams.js';
import { customerApi } from '../api/customer.api.js';
import { Customer } from '../api/customer.type.js';
import { PossibleDuplicates } from './possible-duplicates.js';

@Resolver(() => customerApi.Payload)
export class PayloadDuplicatesResolver {
  constructor(private readonly duplicates: PossibleDuplicates) {}

  @ResolveField(() => [Customer], {
    description:
      'Other customers with the same telephone number or e-mail address: perhaps the same person, to be merged ' +
      'with `mergeCustomer`.',
  })
  possibleDuplicates(@Parent() { stream }: CommandOutcome): Promise<Customer[]> {
    return this.duplicates.of(customerIdOf(stream));
  }
}
