import { typesOf } from '#event-store';
import { keyed } from '#kernel';
import { column, defineProjection, readTable, type RowOf } from '#projections';
import { type ContactIndex, type CustomerEvent, customerShapes } from '../customer/customer.events.js';
import { CUSTOMER_CATEGORY, customerIdOf } from '../customer/customer.streams.js';
import { type CustomerView, foldCustomerView } from '../customer/view/customer.view.js';

/** The whole customer view as JSON, with the columns by which a record is found. */
export const customersTable = readTable({
  name: 'customers',
  version: 1,
  key: 'customerId',
  columns: {
    customerId: column.text(),
    phoneIndex: column.text().nullable(),
    emailIndex: column.text().nullable(),
    mergedInto: column.text().nullable(),
    view: column.json<CustomerView>(),
  },
  indexes: {
    phone: '(phone_index) WHERE phone_index IS NOT NULL',
    email: '(email_index) WHERE email_index IS NOT NULL',
    merged: '(merged_into) WHERE merged_into IS NOT NULL',
  },
  comment: 'Customers as people read them, with personal data in clear.',
});

export type CustomerRow = RowOf<typeof customersTable>;

export const customersProjection = defineProjection<CustomerEvent>()({
  name: 'customers',
  version: 1,
  reactsTo: { [CUSTOMER_CATEGORY]: typesOf(customerShapes) },
  lanes: 2,
  tables: { records: customersTable },

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
});

type Indexed = Pick<CustomerRow, 'phoneIndex' | 'emailIndex'>;

const unknown: Indexed = { phoneIndex: null, emailIndex: null };

/** The index columns that an event sets, or undefined if it does not change them. */
const indexedBy = (event: CustomerEvent): Indexed | undefined => {
  switch (event.type) {
    case 'CustomerRegistered':
    case 'CustomerDetailsChanged':
      return columnsOf(event.data.contactIndex);
    case 'PersonalDataErased':
      return unknown;
    default:
      return undefined;
  }
};

/** @param index undefined if the event's data were erased. */
const columnsOf = (index: ContactIndex | undefined): Indexed => ({
  phoneIndex: index?.phone ?? null,
  emailIndex: index?.email ?? null,
});
