import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { caseCodec } from '#cases';
import { collect, type EventStore } from '#event-store';
import type { SubjectKeys } from '#encryption';
import type { CaseNumberSource } from '../case-number-supply.js';
import type { ImportReport } from '../import-report.js';
import { importServiceNowLog, type ServiceNowImport } from '../servicenow-import.js';

export const sampleFile = path.resolve('test/samples/servicenow-sample.csv');

/** Lines of the sample; the first is its header. */
export const sampleLines = (): string[] => readFileSync(sampleFile, 'utf8').trimEnd().split('\n');

const scratch = mkdtempSync(path.join(tmpdir(), 'casefold-import-'));

process.once('exit', () => rmSync(scratch, { recursive: true }));

/** A temporary file that is removed when the process ends, because specs share this module. */
export const scratchFile = (name: string, lines?: readonly string[]): string => {
  const file = path.join(mkdtempSync(path.join(scratch, 'file-')), name);
  if (lines) writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

/** Counts from 1, so a spec can check which numbers were used. */
export class CountingNumbers implements CaseNumberSource {
  taken = 0;

  async take(count: number): Promise<string[]> {
    return Array.from({ length: count }, () => String(++this.taken));
  }
}

export interface ImportBench {
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  readonly numbers: CountingNumbers;
}

export const importInto = (
  bench: ImportBench,
  file: string,
  { zone = 'UTC', refusedFile = scratchFile('refused.csv'), secrets }: Partial<ServiceNowImport> = {},
): Promise<ImportReport> => importServiceNowLog({ file, zone, refusedFile, secrets, correlationId: 'run' }, bench);

/**
 * The stored history of each case, by its number in the imported file: `2026-03-02 09:00 WorkStarted {} (Updated by
 * 1)`. The case number is omitted, because it is allotted here and not in the file.
 */
export const storedHistories = async ({ store, keys }: ImportBench): Promise<Record<string, string[]>> => {
  const cases = new Map<string, { name: string; lines: string[] }>();
  for (const { events } of await collect(store.readAll({ categories: ['case'] }))) {
    for (const { type, data, envelope } of await caseCodec(keys).decode(events)) {
      const name = type === 'CaseOpened' ? (data.externalReference?.id ?? '') : '';
      const entry = cases.get(envelope.stream) ?? { name, lines: [] };
      cases.set(envelope.stream, entry);
      const at = envelope.occurredAt.slice(0, 16).replace('T', ' ');
      entry.lines.push(`${at} ${type} ${JSON.stringify({ ...data, number: undefined })} (${envelope.actor})`);
    }
  }
  return Object.fromEntries([...cases.values()].map(({ name, lines }) => [name, lines]));
};
