import { createReadStream, type ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../import-error.js';
import { type CsvRecord, IncidentReader } from './record-reader.js';

/** Bytes read at a time after unzipping: the usual 16 KB cause more turns of the event loop than records are worth. */
const textAtOnce = 262_144;

/**
 * Reads a CSV file, plain or `.gz`, some records at a time and no faster than the consumer.
 * @param progress called with the number of bytes of the file read.
 * @throws ImportError naming the line if reading fails, or records cannot be separated.
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
    throw new ImportError(`${path} cannot be read after line ${reader.line}: ${(error as Error).message}`);
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
