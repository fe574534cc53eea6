import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const megabyte = 1024 * 1024;
const perDocuments = 10_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

interface Sample {
  readonly documents: number;
  readonly bytes: number;
}

/** Measures how the heap grows with the number of documents after the warm-up. */
export class HeapGrowth {
  private readonly samples: Sample[] = [];

  /** Collects garbage and records the heap size. */
  sample(documents: number): void {
    collect();
    this.samples.push({ documents, bytes: process.memoryUsage().heapUsed });
  }

  /** Megabytes per 10,000 documents: the slope of the line that fits all samples best. */
  get megabytes(): number {
    const [x, y] = [mean(this.samples.map((s) => s.documents)), mean(this.samples.map((s) => s.bytes))];
    const sum = (of: (sample: Sample) => number) => this.samples.reduce((total, sample) => total + of(sample), 0);
    const slope = sum((s) => (s.documents - x) * (s.bytes - y)) / sum((s) => (s.documents - x) ** 2);
    return (slope * perDocuments) / megabyte;
  }

  toString(): string {
    const points = this.samples.map(({ documents, bytes }) => `${documents}: ${(bytes / megabyte).toFixed(1)}`);
    return `MB of heap by documents: ${points.join(', ')}`;
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
