import type { FoldOptions } from './fold-log.js';

/** How far a rebuild or a verification has come. */
export interface RebuildProgress {
  /** `folding` the log, then `indexing`, `comparing` and `swapping` one projection. */
  readonly phase: 'folding' | 'indexing' | 'comparing' | 'swapping';
  /** Of one projection; all of them while folding. */
  readonly projection?: string;
  /** Read so far. */
  readonly events: number;
  /** Of the log that is to be folded, from 0 to 1. */
  readonly share: number;
  readonly eventsPerSecond: number;
}

export interface RebuildOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/** Counts the events that are read, and tells of them. */
export class ProgressMeter {
  private readonly startedAt = performance.now();
  private events = 0;
  private share = 0;

  constructor(
    private readonly options: RebuildOptions,
    /** Where the folding will end. */
    private readonly end: string,
  ) {}

  get foldOptions(): FoldOptions {
    return { signal: this.options.signal, onBatch: (events, through) => this.folded(events, through) };
  }

  get eventsRead(): number {
    return this.events;
  }

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1_000;
  }

  phase(phase: RebuildProgress['phase'], projection?: string): void {
    const { events, share } = this;
    this.options.onProgress?.({ phase, projection, events, share, eventsPerSecond: events / this.seconds });
  }

  private folded(events: number, through: string): void {
    this.events += events;
    // Positions may be of any length; as a share of the way they needn't be exact.
    this.share = this.end === '0' ? 1 : Math.min(1, Number(through) / Number(this.end));
    this.phase('folding');
  }
}
