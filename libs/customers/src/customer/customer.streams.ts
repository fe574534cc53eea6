/** The category of the streams of customers: `customer-<id>`. The name of a stream is that of the subject of its data too. */
export const CUSTOMER_CATEGORY = 'customer';

export const customerStream = (id: string): string => `${CUSTOMER_CATEGORY}-${id}`;

export const customerIdOf = (stream: string): string => stream.slice(CUSTOMER_CATEGORY.length + 1);
