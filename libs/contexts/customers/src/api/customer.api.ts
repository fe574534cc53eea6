import { needing, StreamApi } from '#kit';
import { CustomerCommands, CustomerReader, customerStreams } from '../customer/customer.model.js';
import type { CustomerView } from '../customer/view/customer.view.js';
import { Customer } from './customer.type.js';
import { VerifiedCustomers } from './verified-customers.js';

/** GraphQL types and mutations of customers: payloads, and one mutation per use case. */
export const customerApi = new StreamApi({
  streams: customerStreams,
  commands: CustomerCommands,
  reader: CustomerReader,
  type: Customer,
  show: needing([VerifiedCustomers], (customers) => (view: CustomerView) => customers.one(view)),
});
