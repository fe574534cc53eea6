import { Injectable } from '@nestjs/common';
import { Persons } from '#erasure';
import { CustomerReader } from '../customer/customer.model.js';

/** All records of one person, read from the streams of the records, over any number of merges. */
@Injectable()
export class MergedPersons extends Persons {
  constructor(private readonly records: CustomerReader) {
    super();
  }

  async recordsOf(customerId: string): Promise<readonly string[]> {
    const person = new Set([customerId]);
    // the loop visits ids added on the way
    for (const id of person) for (const absorbed of await this.absorbedBy(id)) person.add(absorbed);
    return [...person];
  }

  private async absorbedBy(customerId: string): Promise<readonly string[]> {
    return (await this.records.view(customerId, ['plain']))?.absorbed ?? [];
  }
}
