/** Whose key protects what is personal to a customer; also the name of the stream of the customer's record. */
export const customerSubject = (customerId: string): string => `customer-${customerId}`;
