import { EventEmitter, once, setMaxListeners } from 'node:events';
import { type LogRecord, noStream, type ProposedEvent, recordLength } from './log-record.js';

/** Where records are kept beyond the life of the process; one call is one transaction. */
export interface Journal {
  write(records: readonly LogRecord[]): void;
}

/** Not `performance.timeOrigin`: the clock of a process that has run for long may have been set since. */
const origin = Date.now() - performance.now();

/** Now, in ticks of 100 ns since 1970. */
const ticks = (): bigint => BigInt(Math.round((origin + performance.now()) * 10_000));

/** All records in the order of their positions, and the same ones by stream. */
export class TransactionLog {
  readonly #records: LogRecord[] = [];
  readonly #streams = new Map<string, LogRecord[]>();
  readonly #growth = new EventEmitter();

  constructor(
    private readonly journal?: Journal,
    kept: readonly LogRecord[] = [],
  ) {
    setMaxListeners(0, this.#growth);
    this.#add(kept);
  }

  get records(): readonly LogRecord[] {
    return this.#records;
  }

  /** Where the next record will begin. */
  get end(): bigint {
    return this.#records.at(-1)?.end ?? 0n;
  }

  /** The position of the last record; -1 where there is none. */
  get lastPosition(): bigint {
    return this.#records.at(-1)?.position ?? -1n;
  }

  stream(name: string): readonly LogRecord[] {
    return this.#streams.get(name) ?? [];
  }

  /** The revision of the last event of a stream, deleted or not. */
  lastRevision(name: string): bigint {
    return this.stream(name).at(-1)?.revision ?? noStream;
  }

  /** Writes one transaction. It is durable and seen by readers when this returns. */
  append(stream: string, firstRevision: bigint, events: readonly ProposedEvent[]): LogRecord[] {
    let position = this.end;
    const records = events.map((event, index): LogRecord => {
      const end = position + recordLength(stream, event);
      const record = { ...event, stream, revision: firstRevision + BigInt(index), position, end, created: ticks() };
      position = end;
      return record;
    });
    this.journal?.write(records);
    this.#add(records);
    this.#growth.emit('grown');
    return records;
  }

  /** The index of the first record that does not begin before a position. */
  indexAt(position: bigint): number {
    let [low, high] = [0, this.#records.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#records[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Resolves with the next transaction; rejects when the signal aborts. */
  async grown(signal: AbortSignal): Promise<void> {
    await once(this.#growth, 'grown', { signal });
  }

  #add(records: readonly LogRecord[]): void {
    for (const record of records) {
      this.#records.push(record);
      const stream = this.#streams.get(record.stream);
      if (stream) stream.push(record);
      else this.#streams.set(record.stream, [record]);
    }
  }
}
