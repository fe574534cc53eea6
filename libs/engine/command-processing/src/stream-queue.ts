/** Runs the tasks of one stream one after the other, and tasks of different streams concurrently. */
export class StreamQueue {
  private readonly tails = new Map<string, Promise<void>>();

  async run<Result>(stream: string, task: () => Promise<Result>): Promise<Result> {
    const turn = this.tails.get(stream) ?? Promise.resolve();
    const result = turn.then(task);
    const tail = result.then(ignore, ignore);
    this.tails.set(stream, tail);
    try {
      return await result;
    } finally {
      if (this.tails.get(stream) === tail) this.tails.delete(stream);
    }
  }
}

const ignore = (): void => undefined;
