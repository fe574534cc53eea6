/** Source of case numbers: each is allotted once; gaps are allowed. */
export interface CaseNumberSource {
  take(count: number): Promise<readonly string[]>;
}

/**
 * Takes as many case numbers as needed. Numbers given back are used first, so importing a file again uses almost none.
 */
export class CaseNumberSupply {
  private readonly spare: string[] = [];

  constructor(private readonly source: CaseNumberSource) {}

  async take(count: number): Promise<readonly string[]> {
    const spare = this.spare.splice(0, count);
    return spare.length === count ? spare : [...spare, ...(await this.source.take(count - spare.length))];
  }

  giveBack(unused: string): void {
    this.spare.push(unused);
  }
}
