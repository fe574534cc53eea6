import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type CsvError, type Info, parse } from 'csv-parse';

/** One record of a CSV file; `raw` is its text as it stands there, `line` where it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly raw: string;
  readonly fields: readonly string[];
  /** Why it could not be parsed; `fields` is empty then. */
  readonly error?: string;
}

/**
 * Reads a CSV file, plain or `.gz`, no faster than it is consumed. Blank lines are no records.
 * @param progress Told how many bytes of the file were read.
 */
export async function* csvRecords(path: string, progress: (bytes: number) => void): AsyncGenerator<CsvRecord> {
  const file = createReadStream(path);
  const unparsed: CsvRecord[] = [];
  const parser = parse({
    bom: true,
    info: true,
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error, raw = '') => {
      unparsed.push(unparsedRecord(error, raw));
      return undefined;
    },
  });
  const unpacked = path.endsWith('.gz')
    ? file.pipe(createGunzip()).on('error', (error) => parser.destroy(error))
    : file;
  file.on('error', (error) => parser.destroy(error));
  let told = 0;
  for await (const { record, info, raw } of unpacked.pipe(parser) as AsyncIterable<ParsedRecord>) {
    yield* unparsed.splice(0);
    yield { line: firstLine(info.lines, raw), raw: raw.trimEnd(), fields: record };
    if (file.bytesRead > told) progress((told = file.bytesRead));
  }
  yield* unparsed;
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: Info;
  readonly raw: string;
}

/** The parser counts the line on which a record ends. */
const firstLine = (lastLine: number, raw: string): number => lastLine - (raw.trim().split('\n').length - 1);

const unparsedRecord = (error: CsvError | undefined, raw: string): CsvRecord => ({
  line: Number(error?.['lines'] ?? 0),
  raw: raw.trimEnd(),
  fields: [],
  error: error?.message ?? 'no CSV',
});
