/** Finds the customer records of one person. Port and injection token. */
export abstract class Persons {
  /** Ids of the customer and of all records merged into it. */
  abstract recordsOf(customerId: string): Promise<readonly string[]>;
}
