import { streamNames } from '#kernel';

/** Names of customer streams: `customer-<id>`. The name is also that of the data subject. */
export const customerNames = streamNames('customer');

export const { category: CUSTOMER_CATEGORY, streamOf: customerStream, idOf: customerIdOf } = customerNames;
