import { ArgsType } from '@nestjs/graphql';
import { badUserInput, CodeField, EmailField, PageArgs, TextField } from '#graphql';

/** Which customer. */
@ArgsType()
export class CustomerArgs {
  @CodeField()
  readonly id: string;
}

/** By how customers are reached; given both, both must be theirs. */
@ArgsType()
export class CustomersArgs extends PageArgs {
  @TextField({
    nullable: true,
    longest: 40,
    description: 'With its country code, `+86 10 5550 0142`, or as it is dialled in the region.',
  })
  readonly phone?: string;

  @CodeField({ nullable: true, description: 'Where a number without a country code is from.' })
  readonly region?: string;

  @EmailField({ nullable: true })
  readonly email?: string;
}

/** @throws BAD_USER_INPUT where neither is given: there is no list of all customers. */
export const assertContact = ({ phone, email }: CustomersArgs): void => {
  if (phone || email) return;
  throw badUserInput([{ path: ['phone'], rule: 'isContact', message: 'Name a phone number or an e-mail address' }]);
};
