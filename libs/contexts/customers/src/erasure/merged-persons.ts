import { Injectable } from '@nestjs/common';
import { Persons } from '#erasure';
import { CustomerReader } from '../customer/customer.model.js';

/** Persons as the streams of their records tell, however long ago and over however many others those were merged. */
@Injectable()
export class MergedPersons extends Persons {
  constructor(private readonly records: CustomerReader) {
    super();
  }

  async recordsOf(customerId: string): Promise<readonly string[]> {
    const person = new Set([customerId]);
    for (const id of person) for (const absorbed of await this.absorbedBy(id)) person.add(absorbed); // which are visited too
    return [...person];
  }

  private async absorbedBy(customerId: string): Promise<readonly string[]> {
    return (await this.records.view(customerId, ['plain']))?.absorbed ?? [];
  }
}
