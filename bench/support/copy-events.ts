import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { benchEvent } from './bench-log.js';

/** Copies events with COPY, the fastest way into Postgres, with which appends are compared. */
export class CopyTarget {
  #position = 0;

  private constructor(private readonly pool: pg.Pool) {}

  /** Creates an empty table like that of the log, with all its indexes. */
  static async create(pool: pg.Pool): Promise<CopyTarget> {
    await pool.query('DROP TABLE IF EXISTS log.copied');
    await pool.query('CREATE TABLE log.copied (LIKE log.events INCLUDING ALL)');
    return new CopyTarget(pool);
  }

  /** Returns the rows of a table as lines in the text format of COPY. */
  static async linesOf(pool: pg.Pool, table: string): Promise<string[]> {
    const client = await pool.connect();
    try {
      const rows = await text(client.query(copyTo(`COPY ${table} TO STDOUT`)));
      return rows.trimEnd().split(/(?<=\n)/);
    } finally {
      client.release();
    }
  }

  /** Copies that many generated events in one transaction. */
  copy(events: number): Promise<void> {
    return this.copyLines(Array.from({ length: events }, () => this.#nextLine()));
  }

  /** Copies these rows in one transaction. */
  async copyLines(lines: readonly string[]): Promise<void> {
    const client = await this.pool.connect();
    try {
      const target = client.query(copyFrom('COPY log.copied FROM STDIN'));
      target.end(lines.join(''));
      await finished(target);
    } finally {
      client.release();
    }
  }

  #nextLine(): string {
    const { id, type, version, occurredAt, data, ...metadata } = benchEvent();
    const place = [++this.#position, `case-${randomUUID()}`, 0];
    const cells = [...place, id, type, version, occurredAt, occurredAt, data, JSON.stringify(metadata)];
    return `${cells.map(escaped).join('\t')}\n`;
  }
}

const escaped = (cell: string | number): string => String(cell).replaceAll('\\', '\\\\');
