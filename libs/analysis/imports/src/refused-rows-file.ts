import { createWriteStream, mkdirSync, rmSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RefusedRows } from './import-ledger.js';
import type { RefusedRow } from './import-report.js';

/**
 * Writes refused rows to a CSV file: line, reason, then the row as in the log. The file exists only if a row was
 * refused; a file of an earlier run is removed.
 */
export class RefusedRowsFile implements RefusedRows {
  private header = '';
  private stream?: WriteStream;

  constructor(private readonly path: string) {
    rmSync(path, { force: true });
  }

  begin(header: string): void {
    this.header = header;
  }

  keep({ line, reason }: RefusedRow, raw: string): void {
    this.stream ??= this.open();
    this.stream.write(`${line},"${reason.replaceAll('"', '""')}",${raw}\n`);
  }

  /** @returns Path of the file, or undefined if no row was refused. */
  async close(): Promise<string | undefined> {
    if (!this.stream) return undefined;
    this.stream.end();
    await finished(this.stream);
    return this.path;
  }

  private open(): WriteStream {
    mkdirSync(dirname(this.path), { recursive: true });
    const stream = createWriteStream(this.path, { mode: 0o600 });
    stream.write(`line,reason,${this.header}\n`);
    return stream;
  }
}
