import { ImportError, UnreadableRow } from '../import-error.js';
import type { LocalTimes } from '../local-times.js';
import { LogColumns } from './columns.js';
import type { CsvRecord, RowText } from './record-reader.js';
import { caseOf, type LogCase } from './log-case.js';
import { type LogRow, readRow } from './log-row.js';
import type { Redaction, SecretScreen } from './secret-screen.js';

/** Is informed of every row read, to account for each of them. */
export interface RowLedger {
  header(row: RowText): void;
  read(): void;
  refuse(row: RowText, reason: string): void;
  redacted(row: RowText, redactions: readonly Redaction[]): void;
}

/**
 * Yields the cases of a log in the order of the file: consecutive rows of one number. A number that appears again later
 * is yielded again, with its later rows.
 * @throws ImportError if the file is not a ServiceNow log.
 */
export async function* readCases(
  records: AsyncIterable<readonly CsvRecord[]>,
  times: LocalTimes,
  screen: SecretScreen,
  ledger: RowLedger,
): AsyncGenerator<LogCase> {
  let columns: LogColumns | undefined;
  let rows: LogRow[] = [];
  for await (const batch of records) {
    for (const record of batch) {
      if (!columns) {
        columns = new LogColumns(record.fields);
        ledger.header(record);
        continue;
      }
      ledger.read();
      const row = understood(record, columns, times, screen, ledger);
      if (!row) continue;
      if (rows.length > 0 && rows[0].snapshot.number !== row.snapshot.number) {
        yield caseOf(rows, columns, times.zone);
        rows = [];
      }
      rows.push(row);
    }
  }
  if (!columns) throw new ImportError('The file is empty');
  if (rows.length > 0) yield caseOf(rows, columns, times.zone);
}

const understood = (
  record: CsvRecord,
  columns: LogColumns,
  times: LocalTimes,
  screen: SecretScreen,
  ledger: RowLedger,
): LogRow | undefined => {
  try {
    const row = readRow(record, columns, times, screen);
    ledger.redacted(row, row.redactions);
    return row;
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    ledger.refuse(record, error.message);
    return undefined;
  }
};
