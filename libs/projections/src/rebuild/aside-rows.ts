import type { ClientBase } from 'pg';
import { type Concern, keysOf } from '../concerns.js';
import type { Projection, Row } from '../projection.js';
import { deleteRows, loadRows } from '../read-tables.js';
import type { RowSets } from '../row-sets.js';
import { type CopyColumn, copyColumnsOf, copyRows } from './copy-rows.js';

type Held = Map<string, Map<string, Row | null>>;

/** Rows that are held in memory at most, all tables of a projection together. */
const mostRows = 100_000;

/**
 * The rows of a projection that is being rebuilt: those at work in memory, the others in its tables. What is folded is
 * written late and together, so that a row that many events touch in one stretch of the log is written once.
 */
export class AsideRows {
  /** What is known of rows, null where there is none. */
  private held: Held;
  /** Of these, what the tables don't know yet. */
  private unwritten: Held;
  /** Keys whose rows the tables have, among those held. */
  private stored: Map<string, Set<string>>;
  private isEmpty = true;

  private constructor(
    private readonly client: ClientBase,
    private readonly projection: Projection,
    private readonly columns: ReadonlyMap<string, readonly CopyColumn[]>,
    private readonly mostHeld: number,
  ) {
    this.forget();
  }

  /** @param projection over empty tables of its own */
  static async over(client: ClientBase, projection: Projection, mostHeld = mostRows): Promise<AsideRows> {
    const columns = new Map<string, readonly CopyColumn[]>();
    for (const [table, { name }] of Object.entries(projection.tables)) {
      columns.set(table, await copyColumnsOf(client, name));
    }
    return new AsideRows(client, projection, columns, mostHeld);
  }

  /** What folding starts from: rows of at least the keys concerned. */
  async find(concerns: readonly Concern[]): Promise<RowSets> {
    if (this.isEmpty) return this.held;
    const unknown = new Map(
      [...keysOf(concerns)].map(([table, wanted]) => {
        const held = this.held.get(table);
        return [table, new Set([...wanted].filter((key) => !held?.has(key)))] as const;
      }),
    );
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

  /** Keeps what a fold has changed, and writes it once that is too much to be kept. */
  async change(changes: RowSets): Promise<void> {
    for (const [table, changed] of changes) {
      for (const [key, row] of changed) {
        this.held.get(table)?.set(key, row);
        this.unwritten.get(table)?.set(key, row);
      }
    }
    const rows = [...this.held.values()].reduce((sum, { size }) => sum + size, 0);
    if (rows > this.mostHeld) await this.write();
  }

  /** Brings everything to the tables, and holds nothing any more. */
  async write(): Promise<void> {
    for (const [table, changed] of this.unwritten) {
      const { name, key } = this.projection.tables[table];
      const replaced = [...changed.keys()].filter((changedKey) => this.stored.get(table)?.has(changedKey));
      const rows = [...changed.values()].filter((row) => row !== null);
      if (replaced.length > 0) await deleteRows(this.client, { name, key }, replaced);
      if (rows.length > 0) await copyRows(this.client, name, this.columns.get(table) ?? [], rows);
      if (rows.length > 0) this.isEmpty = false;
    }
    this.forget();
  }

  /** Lets go of all that is held, written or not: what the tables have is what counts. */
  forget(): void {
    const perTable = <Value>(make: () => Value) =>
      new Map(Object.keys(this.projection.tables).map((table) => [table, make()]));
    this.held = perTable(() => new Map<string, Row | null>());
    this.unwritten = perTable(() => new Map<string, Row | null>());
    this.stored = perTable(() => new Set<string>());
  }
}
