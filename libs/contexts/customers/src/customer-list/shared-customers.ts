import { Injectable } from '@nestjs/common';
import type { Loaders } from '#graphql';
import type { Customer } from '../api/customer.type.js';
import { VerifiedCustomers } from '../api/verified-customers.js';
import { CustomerRecords } from './customer-records.js';

/** Customers that other types refer to, batched per request. */
@Injectable()
export class SharedCustomers {
  constructor(
    private readonly records: CustomerRecords,
    private readonly customers: VerifiedCustomers,
  ) {}

  load(id: string, loaders: Loaders): Promise<Customer | undefined> {
    return loaders.of<string, Customer>(this, (ids) => this.many(ids)).load(id);
  }

  private async many(ids: readonly string[]): Promise<Map<string, Customer>> {
    const views = [...(await this.records.byIds(ids)).values()];
    return new Map((await this.customers.all(views)).map((customer) => [customer.id, customer]));
  }
}
