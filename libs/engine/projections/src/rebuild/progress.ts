import type { FoldOptions } from './fold-log.js';

/** Progress of a rebuild or verification. */
export interface RebuildProgress {
  /** `folding` the log, then `indexing`, `comparing` and `swapping` per projection. */
  readonly phase: 'folding' | 'indexing' | 'comparing' | 'swapping';
  /** The projection in progress. Undefined while folding, which handles all at once. */
  readonly projection?: string;
  /** Events read so far. */
  readonly events: number;
  /** Share of the log folded so far, from 0 to 1. */
  readonly share: number;
  readonly eventsPerSecond: number;
}

export interface RebuildOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/** Counts the events read and reports progress. */
export class ProgressMeter {
  private readonly startedAt = performance.now();
  private events = 0;
  private share = 0;

  constructor(
    private readonly options: RebuildOptions,
    /** Position at which folding will end. */
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
    // An approximate share is enough, so large positions may lose precision.
    this.share = this.end === '0' ? 1 : Math.min(1, Number(through) / Number(this.end));
    this.phase('folding');
  }
}
