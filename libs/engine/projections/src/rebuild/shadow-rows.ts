import type { ClientBase } from 'pg';
import { type KeyedEvent, keysOf } from '../keyed-events.js';
import { changesByTable } from '../derived-rows.js';
import { type Projection, type Row, tablesOf } from '../projection.js';
import { deleteRows, loadRows } from '../read-tables.js';
import type { RowSets } from '../row-sets.js';
import { type CopyColumn, copyColumnsOf, copyRows } from './copy-rows.js';

type Held = Map<string, Map<string, Row | null>>;

export interface ShadowLimits {
  /** Maximum number of rows in memory, over all tables of a projection. */
  readonly held: number;
  /** Number of rows written together while folding continues, least recently changed first. */
  readonly behind: number;
}

const usual: ShadowLimits = { held: 100_000, behind: 2_500 };

/** How many such writes may be pending before folding waits. */
const mostWaiting = 4;

/**
 * The rows of a projection being rebuilt: recently used ones in memory, the others in its tables. Writes are late and
 * batched, so that a row that many nearby events change is written once, and they run concurrently with folding.
 */
export class ShadowRows {
  /** Rows in memory. Null: known not to exist. */
  private held: Held;
  /** Changes not yet written, the most recently changed last. */
  private unwritten: Held;
  /** Keys in memory whose rows are, or are being, written to the tables. */
  private stored: Map<string, Set<string>>;
  /** Whether the tables may have rows that are not in memory. */
  private hasForgotten = false;
  /** The write in progress, or one that failed. */
  private behind: Promise<void> | undefined;

  private constructor(
    private readonly client: ClientBase,
    private readonly projection: Projection,
    /** By table name. */
    private readonly columns: ReadonlyMap<string, readonly CopyColumn[]>,
    private readonly limits: ShadowLimits,
  ) {
    this.letGo();
  }

  /** @param projection Its tables must be empty and its own. */
  static async over(client: ClientBase, projection: Projection, limits = usual): Promise<ShadowRows> {
    const columns = new Map<string, readonly CopyColumn[]>();
    for (const { name } of tablesOf(projection)) columns.set(name, await copyColumnsOf(client, name));
    return new ShadowRows(client, projection, columns, limits);
  }

  /** The rows that folding needs: at least those of the affected keys. */
  async find(keyedEvents: readonly KeyedEvent[]): Promise<RowSets> {
    if (!this.hasForgotten) return this.held;
    const unknown = new Map(
      [...keysOf(keyedEvents)].map(([table, wanted]) => {
        const held = this.held.get(table);
        return [table, new Set([...wanted].filter((key) => !held?.has(key)))] as const;
      }),
    );
    await this.behind;
    const loaded = await loadRows(this.client, this.projection, unknown);
    for (const [table, wanted] of unknown) {
      for (const key of wanted) {
        const row = loaded.get(table)?.get(key) ?? null;
        this.held.get(table)?.set(key, row);
        if (row) this.stored.get(table)?.add(key);
      }
    }
    return this.held;
  }

  /** Stores the changes of a fold in memory. Once there are many, writes the least recently changed ones. */
  async change(changes: RowSets): Promise<void> {
    for (const [table, changed] of changes) {
      const [held, unwritten] = [this.held.get(table), this.unwritten.get(table)];
      for (const [key, row] of changed) {
        held?.set(key, row);
        unwritten?.delete(key);
        unwritten?.set(key, row);
      }
    }
    if (sizeOf(this.held) > this.limits.held) return this.write();
    const waiting = sizeOf(this.unwritten);
    if (waiting > mostWaiting * this.limits.behind) await this.behind;
    if (waiting > 2 * this.limits.behind && !this.behind) this.writeBehind(this.limits.behind / waiting);
  }

  /** Writes everything to the tables and clears the memory. */
  async write(): Promise<void> {
    await this.behind;
    await this.store(this.unwritten);
    this.letGo();
  }

  /** Clears the memory, including unwritten changes: only the tables count. */
  async forget(): Promise<void> {
    await this.rest();
    this.letGo();
  }

  /** Waits for a write in progress. If it failed, the next write throws the error. */
  async rest(): Promise<void> {
    await this.behind?.catch(() => undefined);
  }

  /** Writes this share of each table in the background. If it fails, the next one to wait for it gets the error. */
  private writeBehind(share: number): void {
    const oldest = new Map([...this.unwritten].map(([table, rows]) => [table, firstOf(rows, share)]));
    for (const [table, rows] of oldest) for (const key of rows.keys()) this.unwritten.get(table)?.delete(key);
    this.behind = this.store(oldest).then(() => void (this.behind = undefined));
    this.behind.catch(() => undefined);
  }

  private async store(changes: RowSets): Promise<void> {
    const replaced = new Map([...changes].map(([table, rows]) => [table, this.noteStored(table, rows)]));
    for (const { source, table, rows } of changesByTable(this.projection, changes)) {
      const old = replaced.get(source) ?? [];
      const added = [...rows.values()].filter((row) => row !== null);
      if (old.length > 0) await deleteRows(this.client, table, old);
      if (added.length > 0) await copyRows(this.client, table.name, this.columns.get(table.name) ?? [], added);
    }
  }

  /** Returns the keys that the table already had. */
  private noteStored(table: string, rows: ReadonlyMap<string, Row | null>): readonly string[] {
    const stored = this.stored.get(table) ?? new Set();
    const replaced = [...rows.keys()].filter((key) => stored.has(key));
    for (const [key, row] of rows) {
      if (row) stored.add(key);
      else stored.delete(key);
    }
    return replaced;
  }

  private letGo(): void {
    const perTable = <Value>(make: () => Value) =>
      new Map(Object.keys(this.projection.tables).map((table) => [table, make()]));
    this.hasForgotten ||= this.stored !== undefined && [...this.stored.values()].some(({ size }) => size > 0);
    this.held = perTable(() => new Map<string, Row | null>());
    this.unwritten = perTable(() => new Map<string, Row | null>());
    this.stored = perTable(() => new Set<string>());
    this.behind = undefined;
  }
}

const sizeOf = (held: Held): number => [...held.values()].reduce((sum, { size }) => sum + size, 0);

const firstOf = (rows: ReadonlyMap<string, Row | null>, share: number): ReadonlyMap<string, Row | null> => {
  const first = new Map<string, Row | null>();
  const most = Math.ceil(rows.size * share);
  for (const [key, row] of rows) {
    if (first.size >= most) break;
    first.set(key, row);
  }
  return first;
};
