import type { Product } from './product.js';

/** Queries the database by SQL, bypassing the product. */

const ask = async <Row extends object>({ pool }: Product, text: string, values: unknown[] = []): Promise<Row[]> =>
  (await pool.query<Row>(text, values)).rows;

/** An entry of the outbox; `outcome` is null before there is one, and for messages. */
export interface OutboxRow {
  readonly id: string;
  readonly name: string;
  readonly stream: string;
  readonly outcome: 'accepted' | 'refused' | null;
  readonly isSettled: boolean;
}

const outbox = `SELECT id, name, stream, outcome->>'kind' AS outcome, settled_at IS NOT NULL AS "isSettled" FROM runtime.outbox`;

export const unsentOf = (product: Product): Promise<readonly OutboxRow[]> =>
  ask(product, `${outbox} WHERE settled_at IS NULL ORDER BY sequence`);

/** The present state of these entries. */
export const nowOf = (product: Product, entries: readonly OutboxRow[]): Promise<readonly OutboxRow[]> =>
  ask(product, `${outbox} WHERE id = ANY ($1) ORDER BY sequence`, [entries.map(({ id }) => id)]);

/** The types of the events of a case, in order. */
export const eventTypes = async (product: Product, caseId: string): Promise<readonly string[]> => {
  const text = 'SELECT type FROM log.events WHERE stream = $1 ORDER BY revision';
  return (await ask<{ type: string }>(product, text, [`case-${caseId}`])).map(({ type }) => type);
};

/** Number of events of cases and customers. Number blocks are not counted, because any program may allot one. */
export const eventCount = async (product: Product): Promise<number> =>
  (await ask(product, `SELECT FROM log.events WHERE stream NOT LIKE 'numbers-%'`)).length;

export interface Tip {
  readonly stream: string;
  readonly revision: number;
}

/** The last revision of each stream of cases or customers. */
export const tips = (product: Product, category: string): Promise<readonly Tip[]> => {
  const text =
    'SELECT stream, max(revision) AS revision FROM log.events WHERE stream LIKE $1 GROUP BY stream ORDER BY 1';
  return ask(product, text, [`${category}-%`]);
};

export interface SnapshotRow {
  /** `case`, `case-view/…` */
  readonly fold: string;
  readonly version: number;
  readonly revision: number;
}

export const snapshotsOf = (product: Product, caseId: string): Promise<readonly SnapshotRow[]> =>
  ask(product, 'SELECT fold, version, revision FROM read.snapshots WHERE stream = $1', [`case-${caseId}`]);

/** Whether cases of merged customers still have to be moved. */
export const isRelinking = async (product: Product): Promise<boolean> => {
  const misplaced = `SELECT FROM read.case_list_v1 JOIN read.customers_v1 USING (customer_id) WHERE merged_into IS NOT NULL`;
  return (await ask(product, misplaced)).length > 0;
};

export const openErasures = async (product: Product): Promise<number> =>
  (await ask(product, `SELECT FROM runtime.erasures WHERE step <> 'done'`)).length;

export const numbersInUse = async (product: Product): Promise<readonly string[]> =>
  (await ask<{ number: string }>(product, 'SELECT number FROM read.case_details_v1')).map(({ number }) => number);

/** Certificates of finished erasures. */
export const certificates = async (product: Product): Promise<readonly object[]> => {
  const text = `SELECT certificate FROM runtime.erasures WHERE step = 'done' ORDER BY requested_at`;
  return (await ask<{ certificate: object }>(product, text)).map(({ certificate }) => certificate);
};
