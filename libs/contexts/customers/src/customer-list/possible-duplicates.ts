import { Injectable } from '@nestjs/common';
import { ContactIndexer } from '../customer/contacts/contact-indexer.js';
import { CustomerReader } from '../customer/customer.model.js';
import { CustomerRecords } from './customer-records.js';
import type { Customer } from '../api/customer.type.js';
import { VerifiedCustomers } from '../api/verified-customers.js';

/** Others who are reached the same way as a customer: told, never decided upon. */
@Injectable()
export class PossibleDuplicates {
  constructor(
    private readonly reader: CustomerReader,
    private readonly contacts: ContactIndexer,
    private readonly records: CustomerRecords,
    private readonly customers: VerifiedCustomers,
  ) {}

  /** Read from the customer's own stream, so that a registration knows its own number; others as far as read models are. */
  async of(id: string): Promise<Customer[]> {
    const view = await this.reader.view(id);
    if (!view || view.mergedInto || !(view.phone ?? view.email)) return [];
    return this.customers.all(await this.records.sharing(await this.contacts.indexOf(view), id));
  }
}
