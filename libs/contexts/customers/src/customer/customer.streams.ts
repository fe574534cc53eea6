import { streamNames } from '#kernel';

/** The streams of customers' records: `customer-<id>`. The name of a stream is that of the subject of its data, too. */
export const customerNames = streamNames('customer');

export const { category: CUSTOMER_CATEGORY, streamOf: customerStream, idOf: customerIdOf } = customerNames;
