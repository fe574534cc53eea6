import { needing, StreamApi } from '#kit';
import { CustomerCommands, CustomerReader, customerStreams } from '../customer/customer.model.js';
import type { CustomerView } from '../customer/view/customer.view.js';
import { Customer } from './customer.type.js';
import { VerifiedCustomers } from './verified-customers.js';

/** What the API says about customers: their payloads, and a mutation for every use case. */
export const customerApi = new StreamApi({
  streams: customerStreams,
  commands: CustomerCommands,
  reader: CustomerReader,
  type: Customer,
  show: needing([VerifiedCustomers], (customers) => (view: CustomerView) => customers.one(view)),
});
