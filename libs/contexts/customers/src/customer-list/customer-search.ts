import { Injectable } from '@nestjs/common';
import { badUserInput, type Connection, connectionOf, pageRequestOf } from '#graphql';
import type { Customer } from '../api/customer.type.js';
import { VerifiedCustomers } from '../api/verified-customers.js';
import { ContactIndexer } from '../customer/contacts/contact-indexer.js';
import type { ContactIndex } from '../customer/customer.events.js';
import { CustomerRefusal } from '../customer/customer.refusals.js';
import { CustomerRecords } from './customer-records.js';
import { assertContact, type CustomersArgs } from './customers.args.js';

/**
 * Finds customers by telephone number or e-mail address: exact matches only, by the blind index, so no other record is
 * decrypted.
 */
@Injectable()
export class CustomerSearch {
  constructor(
    private readonly contacts: ContactIndexer,
    private readonly records: CustomerRecords,
    private readonly customers: VerifiedCustomers,
  ) {}

  /** @throws GraphQLError BAD_USER_INPUT if the telephone number is not valid. */
  async page(args: CustomersArgs): Promise<Connection<Customer>> {
    assertContact(args);
    const index = await this.indexOf(args);
    const { edges, ...page } = await this.records.reachedBy(index, pageRequestOf(args));
    const shared = await this.customers.all(edges.map(({ node }) => node));
    const sharedEdges = edges.map(({ cursor }, place) => ({ cursor, node: shared[place] }));
    return connectionOf({ ...page, edges: sharedEdges }, () => this.records.countReachedBy(index));
  }

  private async indexOf({ phone, email, region }: CustomersArgs): Promise<ContactIndex> {
    try {
      const given = { phone: phone ?? undefined, email: email ?? undefined, region: region ?? undefined };
      return (await this.contacts.known(given)).contactIndex;
    } catch (error) {
      if (!(error instanceof CustomerRefusal)) throw error;
      const message = 'This is not a valid telephone number. Give it with its country code, as in +86 10 5550 0142';
      throw badUserInput([{ path: ['phone'], rule: 'isPhoneNumber', message }]);
    }
  }
}
