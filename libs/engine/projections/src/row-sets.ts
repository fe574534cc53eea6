import type { Row } from './projection.js';

/** Rows of several tables: table → key → row, null where it is known that there is none. */
export type RowSets = ReadonlyMap<string, ReadonlyMap<string, Row | null>>;
