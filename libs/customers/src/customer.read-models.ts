import { CreateCustomers1763802000000 } from './customer-records/create-customers.migration.js';
import { CustomerRecordEntity } from './customer-records/customer-record.entity.js';
import { customersProjection } from './customer-records/customers.projection.js';

/** The read models of customers: what fills them, and what they are stored in. */
export const customerProjections = [customersProjection];

export const customerEntities = [CustomerRecordEntity];

export const customerReadMigrations = [CreateCustomers1763802000000];
