import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { ImportError } from '../import-error.js';

/** A row as it is in the file; `line` is its first line, from 1. */
export interface RowText {
  readonly line: number;
  readonly raw: string;
}

/** One record of a CSV file. */
export interface CsvRecord extends RowText {
  readonly fields: readonly string[];
}

/** No row is that long: a quote was opened and never closed, and everything after it would count as one field. */
const longestRecord = 65_536;

/**
 * Splits CSV text into records as it comes in. Most lines have no quotes and are split at commas; only the others need
 * a parser. Blank lines are skipped.
 */
export class IncidentReader {
  /** Number of lines read. */
  line = 0;
  private beginningOfLine = '';
  /** A record with a quote still open, and its first line. */
  private open = { text: '', line: 0 };

  /** @throws ImportError if a quote stays open. */
  read(text: string): CsvRecord[] {
    const lines = (this.beginningOfLine + text).split('\n');
    this.beginningOfLine = lines.pop() ?? '';
    return this.recordsOf(lines);
  }

  /**
   * The record in a last line without a line break, if any.
   * @throws ImportError if a quote is still open.
   */
  end(): CsvRecord[] {
    const records = this.recordsOf([this.beginningOfLine]);
    if (this.open.text) throw new NeverClosed(this.open.line);
    return records;
  }

  private recordsOf(lines: readonly string[]): CsvRecord[] {
    const records: CsvRecord[] = [];
    for (const text of lines) {
      const line = ++this.line === 1 ? text.replace(/^\uFEFF/, '') : text;
      const record = this.recordAt(line.endsWith('\r') ? line.slice(0, -1) : line);
      if (record) records.push(record);
    }
    return records;
  }

  private recordAt(text: string): CsvRecord | undefined {
    const begun = this.open.text ? this.open : undefined;
    const record = { line: begun?.line ?? this.line, raw: begun ? `${begun.text}\n${text}` : text };
    if (record.raw === '') return undefined;
    const fields = fieldsOf(record.raw);
    if (!fields && record.raw.length > longestRecord) throw new NeverClosed(record.line);
    this.open = fields ? { text: '', line: 0 } : { text: record.raw, line: record.line };
    return fields && { ...record, fields };
  }
}

class NeverClosed extends ImportError {
  constructor(line: number) {
    super(`A quote opens on line ${line} and is never closed`);
  }
}

/** Undefined while a quote is open. Quotes in the middle of a value are part of it. */
const fieldsOf = (record: string): readonly string[] | undefined => {
  if (!record.includes('"')) return record.split(',');
  try {
    return parse(record, { relax_column_count: true, relax_quotes: true })[0];
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return undefined;
    throw error;
  }
};
