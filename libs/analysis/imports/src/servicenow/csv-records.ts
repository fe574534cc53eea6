import { createReadStream, type ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../import-error.js';
import { type CsvRecord, IncidentReader } from './record-reader.js';

/** Unpacked bytes taken at a time: the usual 16 KB make more turns of the loop than records are worth. */
const textAtOnce = 262_144;

/**
 * Reads a CSV file, plain or `.gz`, no faster than it is consumed, some records at a time.
 * @param progress Told how many bytes of the file were read.
 * @throws ImportError where it can't be read on, or records can't be told apart any more, with the line.
 */
export async function* csvRecords(path: string, progress: (bytes: number) => void): AsyncGenerator<CsvRecord[]> {
  const file = createReadStream(path);
  const reader = new IncidentReader();
  try {
    for await (const text of unpacked(file, path)) {
      yield reader.read(text as string);
      progress(file.bytesRead);
    }
    yield reader.end();
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${path} can't be read on behind line ${reader.line}: ${(error as Error).message}`);
  } finally {
    file.destroy();
  }
}

const unpacked = (file: ReadStream, path: string): Readable => {
  if (!path.endsWith('.gz')) return file.setEncoding('utf8');
  const gunzip = createGunzip({ chunkSize: textAtOnce });
  file.on('error', (error) => gunzip.destroy(error));
  return file.pipe(gunzip).setEncoding('utf8');
};
