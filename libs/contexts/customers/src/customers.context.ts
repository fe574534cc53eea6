import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { OwnRecords } from '#access';
import { cases } from '#cases';
import { type Context, needing } from '#kit';
import { Persons } from '#erasure';
import { Clock, Logger } from '#platform';
import { SubjectKeys } from '#encryption';
import { customerApi } from './api/customer.api.js';
import { PayloadDuplicatesResolver } from './customer-list/payload-duplicates.resolver.js';
import { PossibleDuplicates } from './customer-list/possible-duplicates.js';
import { SharedCustomers } from './customer-list/shared-customers.js';
import { VerifiedCustomers } from './api/verified-customers.js';
import { customerAccess } from './customer.access.js';
import { ContactIndexer } from './customer/contacts/contact-indexer.js';
import { customerStreams } from './customer/customer.model.js';
import { customerRefusals } from './customer/customer.refusals.js';
import { customerSlices } from './use-cases/customer.slices.js';
import { MergeLocks } from './customer/merge-locks/merge-locks.js';
import { PostgresMergeLocks } from './customer/merge-locks/postgres-merge-locks.js';
import { CaseCustomerResolver } from './customer-list/case-customer.resolver.js';
import { CustomerRecords } from './customer-list/customer-records.js';
import { CustomerSearch } from './customer-list/customer-search.js';
import { customersProjection } from './customer-list/customers.projection.js';
import { CustomersResolver } from './customer-list/customers.resolver.js';
import { customerPersonalData } from './erasure/customer-personal-data.js';
import { MergedPersons } from './erasure/merged-persons.js';
import { customerMerging } from './merging/customer-merging.process.js';
import { MergedRecords } from './merging/merged-records.js';
import { RelinkCases } from './merging/relink-cases.work.js';

/** The bounded context of customer records: who someone is, how to reach them, and which records are of one person. */
export const customers: Context = {
  name: 'customers',
  uses: [cases],
  streams: [customerStreams],
  apis: [customerApi],
  slices: customerSlices,
  projections: [customersProjection],
  processes: [customerMerging],
  access: customerAccess,
  refusals: customerRefusals,
  messages: new URL('./messages/', import.meta.url),
  write: {
    providers: [ContactIndexer, { provide: MergeLocks, useClass: PostgresMergeLocks }],
    ports: [{ provide: Persons, useClass: MergedPersons }],
  },
  read: {
    providers: [
      CaseCustomerResolver,
      CustomerRecords,
      CustomerSearch,
      CustomersResolver,
      PayloadDuplicatesResolver,
      PossibleDuplicates,
      SharedCustomers,
      VerifiedCustomers,
    ],
    ports: [{ provide: OwnRecords, useClass: MergedRecords }],
  },
  personalData: needing([SubjectKeys], customerPersonalData),
  works: [
    needing([Pool, Clock, CommandBus, Logger], (pool, clock, bus, logger) => {
      const reportError = (err: unknown, work: string) =>
        logger.warn({ err, work }, 'a case was left with a merged customer for now');
      return new RelinkCases({ pool, clock, send: (command) => bus.execute(command), reportError });
    }),
  ],
};
