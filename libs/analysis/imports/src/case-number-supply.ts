/** Where case numbers come from: allotted once, never twice; gaps are allowed. */
export interface CaseNumberSource {
  take(count: number): Promise<readonly string[]>;
}

/** Takes as many as are needed, and uses up first what was given back: importing a file again consumes next to none. */
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
