import { Injectable } from '@nestjs/common';
import { VerifiedIdentities } from '#cases';
import type { CustomerView } from '../customer/view/customer.view.js';
import type { Customer } from './customer.type.js';

/** Adds to customer records what permissions depend on: whether the identity is verified on an open case (F4). */
@Injectable()
export class VerifiedCustomers {
  constructor(private readonly identities: VerifiedIdentities) {}

  async one(view: CustomerView): Promise<Customer> {
    const [customer] = await this.all([view]);
    return customer;
  }

  /** A merged record is disclosed if the identity of its survivor is verified. */
  async all(views: readonly CustomerView[]): Promise<Customer[]> {
    const verified = await this.identities.among(views.map(disclosedWith));
    return views.map((view) => ({ ...view, isIdentityVerified: verified.has(disclosedWith(view)) }));
  }
}

const disclosedWith = ({ id, mergedInto }: CustomerView): string => mergedInto ?? id;
