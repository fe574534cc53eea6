import { Injectable } from '@nestjs/common';
import { VerifiedIdentities } from '#cases';
import type { Loaders } from '#graphql';
import type { CustomerView } from '../customer/view/customer.view.js';
import { CustomerRecords } from '../customer-records/customer-records.js';
import type { Customer } from './customer.type.js';

/** Customers' records with what it depends on who is given what of them (F4); fetched together for a whole request. */
@Injectable()
export class SharedCustomers {
  constructor(
    private readonly records: CustomerRecords,
    private readonly identities: VerifiedIdentities,
  ) {}

  load(id: string, loaders: Loaders): Promise<Customer | undefined> {
    return loaders.of<string, Customer>(this, (ids) => this.many(ids)).load(id);
  }

  async shared(view: CustomerView): Promise<Customer> {
    const [shared] = await this.allShared([view]);
    return shared;
  }

  /** A merged record is disclosed with the one that its customer goes on under. */
  async allShared(views: readonly CustomerView[]): Promise<Customer[]> {
    const verified = await this.identities.among(views.map(disclosedWith));
    return views.map((view) => ({ ...view, isIdentityVerified: verified.has(disclosedWith(view)) }));
  }

  private async many(ids: readonly string[]): Promise<Map<string, Customer>> {
    const views = [...(await this.records.byIds(ids)).values()];
    return new Map((await this.allShared(views)).map((customer) => [customer.id, customer]));
  }
}

const disclosedWith = ({ id, mergedInto }: CustomerView): string => mergedInto ?? id;
