/** Port and injection token: whose records are one person's. */
export abstract class Persons {
  /** The ids of the customer and of all whose records were merged into it. */
  abstract recordsOf(customerId: string): Promise<readonly string[]>;
}
