import { assertNever, keyed } from '#kernel';
import type { Projection } from '#projections';
import type { ContactIndex, CustomerEvent } from '../customer/customer.events.js';
import { CUSTOMER_CATEGORY, customerIdOf } from '../customer/customer.streams.js';
import { type CustomerView, foldCustomerView } from '../customer/view/customer.view.js';

/** A customer's record as people read it, and by what it is looked up. */
export type CustomerRow = {
  readonly customerId: string;
  readonly phoneIndex: string | null;
  readonly emailIndex: string | null;
  readonly mergedInto: string | null;
  readonly view: CustomerView;
};

export const customersProjection: Projection<CustomerEvent, { records: CustomerRow }> = {
  name: 'customers',
  version: 1,
  categories: [CUSTOMER_CATEGORY],
  lanes: 2,
  tables: { records: { name: 'customers_v1', key: 'customerId' } },

  keys({ envelope }) {
    return { records: [customerIdOf(envelope.stream)] };
  },

  laneKeysOf: (stream) => [customerIdOf(stream)],

  fold({ records }, event) {
    const customerId = customerIdOf(event.envelope.stream);
    const before = records[customerId];
    const view = foldCustomerView(before?.view, event);
    const { phoneIndex, emailIndex } = indexedBy(event) ?? before ?? unknown;
    const mergedInto = view.mergedInto ?? null;
    return { records: keyed(customerId, { customerId, phoneIndex, emailIndex, mergedInto, view }) };
  },
};

type Indexed = Pick<CustomerRow, 'phoneIndex' | 'emailIndex'>;

const unknown: Indexed = { phoneIndex: null, emailIndex: null };

/** By what the record is found after this event; undefined where that is as it was. */
const indexedBy = (event: CustomerEvent): Indexed | undefined => {
  switch (event.type) {
    case 'CustomerRegistered':
    case 'CustomerDetailsChanged':
      return columnsOf(event.data.contactIndex);
    case 'PersonalDataErased':
      return unknown;
    case 'PreferencesSet':
    case 'DeviceAdded':
    case 'DeviceRemoved':
    case 'CustomerMerged':
    case 'CustomerAbsorbed':
    case 'LegalHoldPlaced':
    case 'LegalHoldLifted':
    case 'ErasureRequested':
      return undefined;
    default:
      return assertNever(event);
  }
};

/** @param index missing where the event was erased since. */
const columnsOf = (index: ContactIndex | undefined): Indexed => ({
  phoneIndex: index?.phone ?? null,
  emailIndex: index?.email ?? null,
});
