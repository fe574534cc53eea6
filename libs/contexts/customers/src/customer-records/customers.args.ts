import { ArgsType } from '@nestjs/graphql';
import { badUserInput, CodeField, EmailField, PageArgs, TextField } from '#graphql';

/** Argument of queries for one customer. */
@ArgsType()
export class CustomerArgs {
  @CodeField({ isId: true, description: 'Id of the customer.' })
  readonly id: string;
}

/** Arguments of the search for customers. If both are given, both must match. */
@ArgsType()
export class CustomersArgs extends PageArgs {
  @TextField({
    nullable: true,
    longest: 40,
    description: 'Telephone number with its country code, `+86 10 5550 0142`, or as it is dialled in `region`.',
  })
  readonly phone?: string;

  @CodeField({
    nullable: true,
    description:
      'Region in which a telephone number without country code is dialled, as an ISO 3166 code: `HK`. Not a ' +
      'filter.',
  })
  readonly region?: string;

  @EmailField({ nullable: true, description: 'E-mail address of the customer, the whole of it.' })
  readonly email?: string;
}

/** @throws GraphQLError BAD_USER_INPUT if neither is given: there is no list of all customers. */
export const assertContact = ({ phone, email }: CustomersArgs): void => {
  if (phone || email) return;
  throw badUserInput([
    { path: ['phone'], rule: 'isContact', message: 'Give a phone number, an e-mail address or both' },
  ]);
};
