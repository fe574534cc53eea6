import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { caseCodec } from '#cases';
import type { EventStore } from '#event-store';
import type { SubjectKeys } from '#encryption';
import { CaseBatches } from './case-batches.js';
import { CaseImporter } from './case-importer.js';
import { type CaseNumberSource, CaseNumberSupply } from './case-number-supply.js';
import { ImportError } from './import-error.js';
import { ImportLedger } from './import-ledger.js';
import type { ImportReport } from './import-report.js';
import { LocalTimes } from './local-times.js';
import { RefusedRowsFile } from './refused-rows-file.js';
import { csvRecords } from './servicenow/csv-records.js';
import { readCases } from './servicenow/read-cases.js';
import { type SecretHandling, SecretScreen } from './servicenow/secret-screen.js';

export interface ServiceNowImport {
  /** Path of the CSV file, plain or `.gz`. */
  readonly file: string;
  /**
   * IANA name of the time zone of the file. It is part of a case's identity: the same file in another zone is another
   * log.
   */
  readonly zone: string;
  /** Path of the file to which refused rows are written. */
  readonly refusedFile: string;
  /** `redact` if omitted. */
  readonly secrets?: SecretHandling;
  /** Identifies this run in the envelopes of its events. */
  readonly correlationId: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytes: number;
  readonly rows: number;
}

export interface ImportTarget {
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  readonly numbers: CaseNumberSource;
}

/**
 * Imports the audit log of a ServiceNow desk as case events. Running it again imports nothing twice; a longer file
 * continues where the shorter one ended, and a run after a crash where that one stopped.
 * @throws ImportError if the file cannot be imported at all.
 */
export const importServiceNowLog = async (
  { file, zone, refusedFile, secrets = 'redact', correlationId, onProgress = () => undefined }: ServiceNowImport,
  { store, keys, numbers }: ImportTarget,
): Promise<ImportReport> => {
  if (resolve(file) === resolve(refusedFile))
    throw new ImportError('The file of refused rows must not be the imported file');
  const times = new LocalTimes(zone);
  const bytes = await sizeOf(file);
  const aside = new RefusedRowsFile(refusedFile);
  const ledger = new ImportLedger(aside);
  const supply = new CaseNumberSupply(numbers);
  const importer = new CaseImporter(store, caseCodec(keys), keys, supply, ledger, correlationId);
  const batches = new CaseBatches((cases) => importer.importCases(cases));
  const records = csvRecords(file, (bytesRead) => onProgress({ bytesRead, bytes, rows: ledger.rowsRead }));
  for await (const logCase of readCases(records, times, new SecretScreen(secrets), ledger)) await batches.add(logCase);
  await batches.drain();
  return { file, zone: times.zone, ...ledger.close(), refusedFile: await aside.close() };
};

const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size;
  } catch (error) {
    throw new ImportError(`Cannot read ${file}: ${(error as Error).message}`);
  }
};
