import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { LogRecord } from './log-record.js';
import type { Journal } from './transaction-log.js';

type Kept = Record<
  'position' | 'end' | 'revision' | 'created' | 'metadata' | 'data' | 'stream' | 'id' | 'type',
  string
> &
  Pick<LogRecord, 'isJson'>;

const keep = (record: LogRecord): Kept => ({
  ...record,
  position: `${record.position}`,
  end: `${record.end}`,
  revision: `${record.revision}`,
  created: `${record.created}`,
  metadata: Buffer.from(record.metadata).toString('base64'),
  data: Buffer.from(record.data).toString('base64'),
});

const restore = (kept: Kept): LogRecord => ({
  ...kept,
  position: BigInt(kept.position),
  end: BigInt(kept.end),
  revision: BigInt(kept.revision),
  created: BigInt(kept.created),
  metadata: Buffer.from(kept.metadata, 'base64'),
  data: Buffer.from(kept.data, 'base64'),
});

/** A file with one transaction per line. It outlives the process, also one that is killed, but not the machine. */
export class FileJournal implements Journal {
  constructor(private readonly path: string) {}

  write(records: readonly LogRecord[]): void {
    appendFileSync(this.path, `${JSON.stringify(records.map(keep))}\n`);
  }

  /** What was written so far. A last line that was cut off never happened, and is taken away. */
  read(): LogRecord[] {
    if (!existsSync(this.path)) return [];
    const bytes = readFileSync(this.path);
    const complete = bytes.lastIndexOf('\n') + 1;
    if (complete < bytes.length) truncateSync(this.path, complete);
    const lines = bytes.subarray(0, complete).toString().split('\n').slice(0, -1);
    return lines.flatMap((line) => (JSON.parse(line) as Kept[]).map(restore));
  }
}
