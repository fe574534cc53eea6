import { UnreadableRow } from '../import-error.js';
import type { LocalTimes } from '../local-times.js';
import { type CaseSnapshot, readSnapshot } from './case-snapshot.js';
import type { LogColumn, LogColumns } from './columns.js';
import type { CsvRecord } from './record-reader.js';
import { sourceName } from './identity.js';
import type { Redaction, SecretScreen } from './secret-screen.js';

/** A row of the log that could be read. */
export interface LogRow extends CsvRecord {
  readonly snapshot: CaseSnapshot;
  /** Name of the person who made the update. */
  readonly updatedBy: string;
  /** Together with the time of the update distinguishes the rows of a case; not reliable on its own. */
  readonly modCount: string;
  readonly redactions: readonly Redaction[];
}

/** @throws UnreadableRow with the reason why the row cannot be read. */
export const readRow = (record: CsvRecord, columns: LogColumns, times: LocalTimes, screen: SecretScreen): LogRow => {
  const { fields } = record;
  if (fields.length !== columns.header.length) {
    throw new UnreadableRow(`${fields.length} fields instead of ${columns.header.length}`);
  }
  const redactions: Redaction[] = [];
  const value = (column: LogColumn) => {
    const text = columns.value(fields, column);
    return text === undefined ? undefined : screen.free(text, column, redactions);
  };
  return {
    line: record.line,
    raw: record.raw,
    fields,
    snapshot: readSnapshot(value, times),
    updatedBy: value('sys_updated_by') ?? sourceName,
    modCount: value('sys_mod_count') ?? '',
    redactions,
  };
};
