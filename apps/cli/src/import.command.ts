import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import { OperatorError } from '#kernel';
import { CaseNumbers } from '#cases';
import { EventStore } from '#event-store';
import { ImportError, type ImportProgress, importReportText, importServiceNowLog, type SecretHandling } from '#imports';
import { readSettings } from '#platform';
import { SubjectKeys } from '#encryption';
import { product } from '#product';
import { withDatabase } from './with-database.js';

interface ImportOptions {
  readonly zone: string;
  readonly refused?: string;
  readonly secrets: SecretHandling;
  readonly json: boolean;
}

/** `casefold import --format servicenow incidents.csv.gz`: imports the audit log of another system. */
export const importCommand = (): Command =>
  new Command('import')
    .description('Import the audit log of a support desk. Rows that were imported before are not imported again.')
    .argument('<file>', 'CSV file, plain or .gz')
    .addOption(new Option('--format <format>', 'format of the file').choices(['servicenow']).makeOptionMandatory())
    .option(
      '--zone <zone>',
      'IANA time zone of the times in the file; with another zone, it counts as another log',
      'UTC',
    )
    .option('--refused <file>', 'file for rejected rows (default: in the data folder)')
    .addOption(
      new Option(
        '--secrets <handling>',
        'whether to replace passwords, card numbers and the like, or to reject their rows',
      )
        .choices(['redact', 'refuse'])
        .default('redact'),
    )
    .option('--json', 'print the report as JSON', false)
    .action(async (file: string, { zone, refused, secrets, json }: ImportOptions) => {
      // An import produces much garbage, which V8 by default lets grow to four times the live heap.
      setFlagsFromString('--heap-growing-percent=100');
      const refusedFile = refused ?? refusedFileOf(file);
      const report = await withDatabase('casefold import', product.commandsModules, (app) =>
        withProgress((onProgress) =>
          importServiceNowLog(
            { file, zone, refusedFile, secrets, correlationId: randomUUID(), onProgress },
            { store: app.get(EventStore), keys: app.get(SubjectKeys), numbers: app.get(CaseNumbers) },
          ),
        ),
      ).catch((error: unknown) => {
        throw error instanceof ImportError ? new OperatorError(error.message) : error;
      });
      process.stdout.write(`${json ? JSON.stringify(report) : importReportText(report)}\n`);
    });

const refusedFileOf = (file: string): string =>
  path.join(readSettings(process.env).dataDir, 'imports', `${path.basename(file)}.refused.csv`);

/** Shows a progress bar on a terminal; nothing elsewhere. */
const withProgress = async <Result>(
  work: (onProgress: (progress: ImportProgress) => void) => Promise<Result>,
): Promise<Result> => {
  const bar = new SingleBar({
    format: '{bar} {percentage}%, {rows} rows, {rate} rows/s, {eta_formatted} left',
    clearOnComplete: true,
    etaBuffer: 50,
  });
  const startedAt = performance.now();
  bar.start(1, 0, { rows: 0, rate: 0 });
  try {
    return await work(({ bytesRead, bytes, rows }) => {
      bar.setTotal(bytes);
      bar.update(bytesRead, { rows, rate: Math.round((rows * 1000) / (performance.now() - startedAt)) });
    });
  } finally {
    bar.stop();
  }
};
