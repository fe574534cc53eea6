import { createHash } from 'node:crypto';

/** Repeatable random numbers: dice of the same name give the same sequence on every machine. */
export class Dice {
  private thrown = 0;

  constructor(private readonly name: string) {}

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** A whole number, both bounds included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.integer(0, items.length - 1)];
  }

  /** An item of weight 2 comes twice as often as one of weight 1. */
  pickByWeight<Item extends { readonly weight: number }>(items: readonly Item[]): Item {
    let remaining = this.fraction() * items.reduce((sum, { weight }) => sum + weight, 0);
    return items.find(({ weight }) => (remaining -= weight) < 0) ?? items[0];
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  fraction(): number {
    const bytes = 6;
    const digest = createHash('sha256').update(`${this.name}/${this.thrown++}`).digest();
    return digest.readUIntBE(0, bytes) / 2 ** (8 * bytes);
  }
}
