import { ImportError } from '../import-error.js';

/** The columns that the import reads; a file may have more, in any order. */
const names = [
  'number',
  'incident_state',
  'sys_mod_count',
  'caller_id',
  'opened_by',
  'opened_at',
  'sys_updated_by',
  'sys_updated_at',
  'contact_type',
  'location',
  'category',
  'subcategory',
  'u_symptom',
  'cmdb_ci',
  'impact',
  'urgency',
  'priority',
  'assignment_group',
  'assigned_to',
  'problem_id',
  'rfc',
  'vendor',
  'caused_by',
  'closed_code',
] as const;

export type LogColumn = (typeof names)[number];

/** Positions of the columns, from the header of the file. */
export class LogColumns {
  private readonly places: ReadonlyMap<LogColumn, number>;

  /** @throws ImportError naming the columns that are missing. */
  constructor(readonly header: readonly string[]) {
    const missing = names.filter((name) => !header.includes(name));
    if (missing.length > 0) throw new ImportError(`Not a ServiceNow log: missing column ${missing.join(', ')}`);
    this.places = new Map(names.map((name) => [name, header.indexOf(name)]));
  }

  /** The value of a column; undefined for `?` and for an empty value, which both mean null in this format. */
  value(fields: readonly string[], column: LogColumn): string | undefined {
    const value = fields[this.places.get(column) as number];
    return value === '?' || value === '' ? undefined : value;
  }

  /** The names of the columns in which two rows differ. */
  differing(a: readonly string[], b: readonly string[]): string[] {
    return this.header.filter((_name, place) => a[place] !== b[place]);
  }
}
