/** Throughput and latency of concurrent writers. */
export interface LoadResult {
  readonly perSecond: number;
  /** Median latency in milliseconds. */
  readonly p50: number;
  /** 99th percentile of the latency in milliseconds. */
  readonly p99: number;
}

export interface Load {
  /** Number of concurrent writers. Each starts its next operation when the last one is done. */
  readonly writers: number;
  readonly seconds: number;
  /** Creates the operation of one writer; called once for each. */
  readonly writer: () => () => Promise<unknown>;
}

const warmUpMilliseconds = 1_000;

/** Runs the load after a warm-up of one second. */
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
 * Runs the contenders in turns, three times each, and returns their means in order: times measured a minute apart on a
 * shared machine cannot be compared.
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
