import type { Pool } from 'pg';
import { logSeals } from './raw-log.js';
import type { DetailedSeal, Seal } from './seal.js';

interface SealRow {
  readonly number: number;
  readonly after_position: string;
  readonly through_position: string;
  readonly events: number;
  readonly root: Buffer;
  readonly previous: Buffer;
  readonly sealed_at: string;
  readonly key_id: string;
  readonly signature: Buffer;
}

interface DetailedRow extends SealRow {
  readonly leaves: Buffer;
}

const columns = `number, after_position::text, through_position::text, events, root, previous, sealed_at::text, key_id,
  signature`;

/** With their leaves, a page takes a few megabytes. */
const sealsPerPage = 32;

/** Less than every number that the table can hold, including invalid ones. */
export const beforeEverySeal = -(2 ** 31) - 1;

/** Seals in a table, by default those of the event log. */
export class SealTable {
  constructor(
    private readonly pool: Pool,
    private readonly table = logSeals.seals,
  ) {}

  /** The seal with the highest number. */
  async last(): Promise<Seal | undefined> {
    const { rows } = await this.pool.query<SealRow>({
      name: `last-seal ${this.table}`,
      text: `SELECT ${columns} FROM ${this.table} ORDER BY number DESC LIMIT 1`,
    });
    return rows.map(sealOf)[0];
  }

  /** The existing seals with these numbers, without their leaves. */
  async find(numbers: readonly number[]): Promise<ReadonlyMap<number, Seal>> {
    const { rows } = await this.pool.query<SealRow>({
      name: `find-seals ${this.table}`,
      text: `SELECT ${columns} FROM ${this.table} WHERE number = ANY ($1)`,
      values: [numbers],
    });
    return new Map(rows.map((row) => [row.number, sealOf(row)]));
  }

  /** Seals with numbers greater than `after`, up to `to`, in order. */
  async *range(after: number, to: number): AsyncGenerator<DetailedSeal, void, undefined> {
    for (let reached = after; ;) {
      const { rows } = await this.pool.query<DetailedRow>({
        name: `range-of-seals ${this.table}`,
        text: `SELECT ${columns}, leaves FROM ${this.table} WHERE number > $1::bigint AND number <= $2::bigint
               ORDER BY number LIMIT ${sealsPerPage}`,
        values: [reached, to],
      });
      yield* rows.map(detailedOf);
      if (rows.length < sealsPerPage) return;
      reached = rows[rows.length - 1].number;
    }
  }

  /** Stores a seal durably. Rejects if a seal with this number exists. */
  async add(seal: DetailedSeal): Promise<void> {
    await this.pool.query({
      name: `add-seal ${this.table}`,
      text: `INSERT INTO ${this.table} (number, after_position, through_position, events, root, previous, sealed_at, key_id,
               signature, leaves) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [
        seal.number,
        seal.after,
        seal.through,
        seal.events,
        seal.root,
        seal.previous,
        seal.sealedAt,
        seal.keyId,
        seal.signature,
        seal.leaves,
      ],
    });
  }
}

const sealOf = (row: SealRow): Seal => ({
  number: row.number,
  after: row.after_position,
  through: row.through_position,
  events: row.events,
  root: row.root,
  previous: row.previous,
  sealedAt: instantIn(row.sealed_at),
  keyId: row.key_id,
  signature: row.signature,
});

const detailedOf = (row: DetailedRow): DetailedSeal => ({ ...sealOf(row), leaves: row.leaves });

/** Leaves a timestamp in any other format unchanged, so that it does not match its signature. */
const instantIn = (text: string): string =>
  text.replace(
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/,
    (_all, date: string, time: string, fraction = '') => `${date}T${time}.${fraction.padEnd(3, '0')}Z`,
  );
