import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { collect } from '#event-store';
import { ImportError } from '../import-error.js';
import { scratchFile } from '../testing/import-into.js';
import { csvRecords } from './csv-records.js';

const recordsOf = async (name: string, content: string | Buffer) => {
  const file = scratchFile(name);
  writeFileSync(file, content);
  return (await collect(csvRecords(file, () => undefined))).flat();
};

describe('csvRecords', () => {
  it('returns each record with its first line', async () => {
    expect(await recordsOf('log.csv', '\uFEFFa,b\r\n\r\n1,"two\r\nlines"\r\n3,4')).toEqual([
      { line: 1, raw: 'a,b', fields: ['a', 'b'] },
      { line: 3, raw: '1,"two\nlines"', fields: ['1', 'two\nlines'] },
      { line: 5, raw: '3,4', fields: ['3', '4'] },
    ]);
  });

  it('reads gzipped files', async () => {
    expect(await recordsOf('log.csv.gz', gzipSync('a\n1\n'))).toMatchObject([{ fields: ['a'] }, { fields: ['1'] }]);
  });

  it('ends a value at its line if a quote is in the middle of it', async () => {
    expect(await recordsOf('log.csv', 'a,b\n1,"x"y\n3,4\n')).toMatchObject([
      { fields: ['a', 'b'] },
      { fields: ['1', '"x"y'] },
      { fields: ['3', '4'] },
    ]);
  });

  it.each([
    ['a quote that is never closed', 'log.csv', 'a,b\n1,2\n3,"4\n5,6\n', /line 3/],
    ['a gzipped file that is cut off', 'log.csv.gz', gzipSync('a,b\n1,2\n').subarray(0, 20), /unexpected end/],
  ])('fails on %s', async (_what, name, content, message) => {
    const reading = recordsOf(name, content);
    await expect(reading).rejects.toThrow(ImportError);
    await expect(reading).rejects.toThrow(message);
  });
});
