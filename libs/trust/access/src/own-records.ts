/** Finds the customer records of one person. Port and injection token. */
export abstract class OwnRecords {
  /** The record with which a customer signed in, the one it was merged into, and all others merged into that. */
  abstract of(customerId: string): Promise<readonly string[]>;
}
