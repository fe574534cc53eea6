import { Injectable } from '@nestjs/common';
import { ContactIndexer } from '../customer/contacts/contact-indexer.js';
import { CustomerReader } from '../customer/customer.model.js';
import { CustomerRecords } from './customer-records.js';
import type { Customer } from '../api/customer.type.js';
import { VerifiedCustomers } from '../api/verified-customers.js';

/**
 * Finds other records with the same telephone number or e-mail address. Possible duplicates are reported, never
 * rejected.
 */
@Injectable()
export class PossibleDuplicates {
  constructor(
    private readonly reader: CustomerReader,
    private readonly contacts: ContactIndexer,
    private readonly records: CustomerRecords,
    private readonly customers: VerifiedCustomers,
  ) {}

  /**
   * Reads the number and address from the customer's stream, so a registration sees its own; compares with the read
   * model.
   */
  async of(id: string): Promise<Customer[]> {
    const view = await this.reader.view(id);
    if (!view || view.mergedInto || !(view.phone ?? view.email)) return [];
    return this.customers.all(await this.records.sharing(await this.contacts.indexOf(view), id));
  }
}
