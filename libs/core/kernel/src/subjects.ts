/**
 * The data subject of a customer, whose key encrypts their personal data. Also the stream name of the customer record.
 */
export const customerSubject = (customerId: string): string => `customer-${customerId}`;
