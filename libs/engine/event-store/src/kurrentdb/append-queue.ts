interface Waiting {
  readonly stream: string;
  readonly start: () => void;
}

/** Runs at most `atATime` appends concurrently and one per stream, in order of arrival. */
export class AppendQueue {
  readonly #waiting: Waiting[] = [];
  readonly #busy = new Set<string>();

  constructor(private readonly atATime: number) {}

  async run<Result>(stream: string, append: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((start) => {
      this.#waiting.push({ stream, start });
      this.#startNext();
    });
    try {
      return await append();
    } finally {
      this.#busy.delete(stream);
      this.#startNext();
    }
  }

  #startNext(): void {
    if (this.#busy.size >= this.atATime) return;
    const next = this.#waiting.findIndex(({ stream }) => !this.#busy.has(stream));
    if (next < 0) return;
    const [{ stream, start }] = this.#waiting.splice(next, 1);
    this.#busy.add(stream);
    start();
  }
}
