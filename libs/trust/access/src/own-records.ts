/** Port and injection token: which customer records are one person's. */
export abstract class OwnRecords {
  /** The record a customer signed in under, the one it was merged into, and all that were merged into that. */
  abstract of(customerId: string): Promise<readonly string[]>;
}
