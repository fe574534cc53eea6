/** What a number of writers achieved together. */
export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds that half of the operations took at most. */
  readonly p50: number;
  /** Milliseconds that 99 of 100 operations took at most. */
  readonly p99: number;
}

export interface Load {
  /** How many work at the same time, each on its next operation as soon as its last is done. */
  readonly writers: number;
  readonly seconds: number;
  /** Makes the operation of one writer; called once for each. */
  readonly writer: () => () => Promise<unknown>;
}

const warmUpMilliseconds = 1_000;

/** Drives the load; a warm-up of a second goes before and does not count. */
export const drive = async ({ writers, seconds, writer }: Load): Promise<LoadResult> => {
  const latencies: number[] = [];
  const from = performance.now() + warmUpMilliseconds;
  const until = from + seconds * 1_000;
  const work = async (): Promise<void> => {
    const operate = writer();
    for (let begun = performance.now(); begun < until;) {
      await operate();
      const done = performance.now();
      if (begun >= from) latencies.push(done - begun);
      begun = done;
    }
  };
  await Promise.all(Array.from({ length: writers }, work));
  const elapsed = (performance.now() - from) / 1_000;
  latencies.sort((a, b) => a - b);
  const quantile = (q: number): number => latencies[Math.floor(latencies.length * q)] ?? 0;
  return { perSecond: latencies.length / elapsed, p50: quantile(0.5), p99: quantile(0.99) };
};

const rounds = 3;

/**
 * Lets contenders take turns, three times each, and answers with the means in their order: on a shared machine what is
 * measured a minute apart can't be compared.
 */
export const takeTurns = async (contenders: readonly Load[]): Promise<LoadResult[]> => {
  const results = contenders.map((): LoadResult[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) results[index]?.push(await drive(contender));
  }
  return results.map((ofOne) => ({
    perSecond: mean(ofOne.map(({ perSecond }) => perSecond)),
    p50: mean(ofOne.map(({ p50 }) => p50)),
    p99: mean(ofOne.map(({ p99 }) => p99)),
  }));
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
