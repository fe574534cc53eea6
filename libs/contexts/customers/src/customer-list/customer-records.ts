import { Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { badCursor, type Page, pageOfFound, type PageRequest } from '#graphql';
import type { ContactIndex } from '../customer/customer.events.js';
import type { CustomerView } from '../customer/view/customer.view.js';
import { type CustomerRow, customersTable } from './customers.projection.js';

/** A number shared by more records than this says nothing about a person. */
const mostDuplicates = 20;

/** Reads customer records from the read model, as of the checkpoint of the projection `customers`. */
@Injectable()
export class CustomerRecords {
  constructor(private readonly dataSource: DataSource) {}

  /** Records by id; ids that do not exist are missing. */
  async byIds(ids: readonly string[]): Promise<Map<string, CustomerView>> {
    const found = await this.records.findBy({ customerId: In([...ids]) });
    return new Map(found.map(({ customerId, view }) => [customerId, view]));
  }

  /**
   * Records that match every part of the index, without merged ones, ordered by id.
   * @throws GraphQLError BAD_USER_INPUT if the cursor belongs to another list.
   */
  async reachedBy(index: ContactIndex, request: PageRequest): Promise<Page<CustomerView>> {
    const { size, direction, cursor } = request;
    const forwards = direction === 'forwards';
    const query = this.matching(index)
      .orderBy('c.customerId', forwards ? 'ASC' : 'DESC')
      .limit(size + 1);
    if (cursor !== undefined) {
      query.andWhere(`c.customerId ${forwards ? '>' : '<'} :place`, { place: placeOf(cursor, request) });
    }
    const found = await query.getMany();
    return pageOfFound(found, request, ({ customerId, view }) => ({ cursor: cursorOf(customerId), node: view }));
  }

  countReachedBy(index: ContactIndex): Promise<number> {
    return this.matching(index).getCount();
  }

  /**
   * Other records with the same telephone number or e-mail address: possible duplicates. Merged records are left out.
   */
  async sharing({ phone, email }: ContactIndex, exceptId: string): Promise<readonly CustomerView[]> {
    const found = await this.records
      .createQueryBuilder('c')
      .where('(c.phoneIndex = :phone OR c.emailIndex = :email)', { phone: phone ?? null, email: email ?? null })
      .andWhere('c.customerId <> :exceptId AND c.mergedInto IS NULL', { exceptId })
      .orderBy('c.customerId')
      .limit(mostDuplicates)
      .getMany();
    return found.map(({ view }) => view);
  }

  private matching({ phone, email }: ContactIndex): SelectQueryBuilder<CustomerRow> {
    const query = this.records.createQueryBuilder('c').where('c.mergedInto IS NULL');
    if (phone !== undefined) query.andWhere('c.phoneIndex = :phone', { phone });
    if (email !== undefined) query.andWhere('c.emailIndex = :email', { email });
    return query;
  }

  private get records() {
    return this.dataSource.getRepository(customersTable.entity);
  }
}

const cursorPrefix = 'customer:';

const cursorOf = (customerId: string): string => Buffer.from(cursorPrefix + customerId).toString('base64url');

const placeOf = (cursor: string, request: PageRequest): string => {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (!place.startsWith(cursorPrefix)) throw badCursor(request);
  return place.slice(cursorPrefix.length);
};
