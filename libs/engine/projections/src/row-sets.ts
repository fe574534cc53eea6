import type { Row } from './projection.js';

/** Rows of several tables: table → key → row. Null: known not to exist. */
export type RowSets = ReadonlyMap<string, ReadonlyMap<string, Row | null>>;
