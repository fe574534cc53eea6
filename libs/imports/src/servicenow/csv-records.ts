import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type Info, parse } from 'csv-parse';
import { ImportError } from '../import-error.js';

/** One record of a CSV file; `raw` is its text as it stands there, `line` where it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly raw: string;
  readonly fields: readonly string[];
}

/** No row is that long: a quote was opened and never closed, and everything behind it would count as one field. */
const longestRecordBytes = 1_048_576;

const options = {
  bom: true,
  info: true,
  raw: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: longestRecordBytes,
} as const;

/**
 * Reads a CSV file, plain or `.gz`, no faster than it is consumed. Blank lines are no records.
 * @param progress Told how many bytes of the file were read.
 * @throws ImportError where it can't be read on or records can't be told apart any more, with the line behind which that is.
 */
export async function* csvRecords(path: string, progress: (bytes: number) => void): AsyncGenerator<CsvRecord> {
  const file = createReadStream(path);
  const parser = parse(options);
  const unpacked = path.endsWith('.gz')
    ? file.pipe(createGunzip()).on('error', (error) => parser.destroy(error))
    : file;
  file.on('error', (error) => parser.destroy(error));
  let lastLine = 0;
  let bytesTold = 0;
  try {
    for await (const { record, info, raw } of unpacked.pipe(parser) as AsyncIterable<ParsedRecord>) {
      lastLine = info.lines;
      yield { line: firstLine(info.lines, raw), raw: raw.trim(), fields: record };
      if (file.bytesRead > bytesTold) progress((bytesTold = file.bytesRead));
    }
  } catch (error) {
    throw new ImportError(`${path} can't be read on behind line ${lastLine}: ${(error as Error).message}`);
  } finally {
    file.destroy();
  }
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: Info;
  readonly raw: string;
}

/** The parser counts the line on which a record ends. */
const firstLine = (lastLine: number, raw: string): number => lastLine - (raw.trim().split('\n').length - 1);
