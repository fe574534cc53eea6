import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { OwnRecords } from '#access';
import { cases } from '#cases';
import { type Context, needing } from '#context';
import { Persons } from '#erasure';
import { Clock, Logger } from '#platform';
import { SubjectKeys } from '#privacy';
import { customerApi } from './api/customer.api.js';
import { PayloadDuplicatesResolver } from './api/payload-duplicates.resolver.js';
import { PossibleDuplicates } from './api/possible-duplicates.js';
import { SharedCustomers } from './api/shared-customers.js';
import { customerAccess } from './customer.access.js';
import { customerProcesses } from './customer.processes.js';
import { customerProjections } from './customer.read-models.js';
import { ContactIndexer } from './customer/contacts/contact-indexer.js';
import { customerStreams } from './customer/customer.model.js';
import { addDeviceSlice } from './customer/add-device/add-device.slice.js';
import { changeCustomerDetailsSlice } from './customer/change-customer-details/change-customer-details.slice.js';
import { liftLegalHoldSlice } from './customer/lift-legal-hold/lift-legal-hold.slice.js';
import { mergeCustomerSlice } from './customer/merge-customer/merge-customer.slice.js';
import { placeLegalHoldSlice } from './customer/place-legal-hold/place-legal-hold.slice.js';
import { recordAbsorbedSlice } from './customer/record-absorbed/record-absorbed.slice.js';
import { recordErasureSlice } from './customer/record-erasure/record-erasure.slice.js';
import { registerCustomerSlice } from './customer/register-customer/register-customer.slice.js';
import { removeDeviceSlice } from './customer/remove-device/remove-device.slice.js';
import { requestErasureSlice } from './customer/request-erasure/request-erasure.slice.js';
import { setPreferencesSlice } from './customer/set-preferences/set-preferences.slice.js';
import { MergeTurns } from './customer/turns/merge-turns.js';
import { PostgresMergeTurns } from './customer/turns/postgres-merge-turns.js';
import { CaseCustomerResolver } from './customer-records/case-customer.resolver.js';
import { CustomerRecords } from './customer-records/customer-records.js';
import { CustomerSearch } from './customer-records/customer-search.js';
import { CustomersResolver } from './customer-records/customers.resolver.js';
import { customerHoldings } from './erasure/customer-holdings.js';
import { MergedPersons } from './erasure/merged-persons.js';
import { MergedRecords } from './merging/merged-records.js';
import { RelinkCases } from './merging/relink-cases.work.js';

/** Customers' records: who someone is, how to reach them, and which records are one person's. */
export const customers: Context = {
  name: 'customers',
  uses: [cases],
  streams: [customerStreams],
  apis: [customerApi],
  slices: [
    registerCustomerSlice,
    changeCustomerDetailsSlice,
    setPreferencesSlice,
    addDeviceSlice,
    removeDeviceSlice,
    mergeCustomerSlice,
    recordAbsorbedSlice,
    placeLegalHoldSlice,
    liftLegalHoldSlice,
    requestErasureSlice,
    recordErasureSlice,
  ],
  projections: customerProjections,
  processes: customerProcesses,
  access: customerAccess,
  messages: new URL('./messages/', import.meta.url),
  write: {
    providers: [ContactIndexer, { provide: MergeTurns, useClass: PostgresMergeTurns }],
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
    ],
    ports: [{ provide: OwnRecords, useClass: MergedRecords }],
  },
  personalData: needing([SubjectKeys], customerHoldings),
  works: [
    needing([Pool, Clock, CommandBus, Logger], (pool, clock, bus, logger) => {
      const reportError = (err: unknown, work: string) =>
        logger.warn({ err, work }, 'a case was left with a merged customer for now');
      return new RelinkCases({ pool, clock, send: (command) => bus.execute(command), reportError });
    }),
  ],
};
