import { customersProjection } from './customer-records/customers.projection.js';

/** The read models of customers. */
export const customerProjections = [customersProjection];
