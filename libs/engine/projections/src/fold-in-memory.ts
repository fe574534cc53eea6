import { byAffectedKey, inSegments } from './keyed-events.js';
import type { DecodedEvent } from './decoded-event.js';
import { foldBatch, type ParkedEvent } from './fold-batch.js';
import type { Projection, Row } from './projection.js';
import { sweepRows } from './sweeps.js';

/** A read model in memory: the rows of all lanes that its tables would have after the same events. */
export class FoldedInMemory {
  /** Table → key → row. */
  readonly rows: ReadonlyMap<string, Map<string, Row>>;
  readonly parked: ParkedEvent[] = [];
  private readonly parkedKeys = new Set<string>();

  constructor(private readonly projection: Projection) {
    this.rows = new Map(Object.keys(projection.tables).map((table) => [table, new Map<string, Row>()]));
  }

  /** Folds the next events of the log. */
  fold(events: readonly DecodedEvent[]): void {
    for (const segment of inSegments(byAffectedKey(this.projection, events))) {
      const { changes, parked, sweeps } = foldBatch(
        this.projection,
        { found: this.rows, parked: this.parkedKeys },
        segment,
      );
      for (const [table, changed] of changes) this.write(table, changed);
      for (const event of parked) {
        this.parked.push(event);
        this.parkedKeys.add(event.laneKey);
      }
      for (const sweep of sweeps) {
        const rows = this.rows.get(sweep.table) ?? new Map<string, Row>();
        this.write(sweep.table, sweepRows(sweep, rows, this.parkedKeys));
      }
    }
  }

  private write(table: string, changed: ReadonlyMap<string, Row | null>): void {
    const rows = this.rows.get(table);
    for (const [key, row] of changed) {
      if (row) rows?.set(key, row);
      else rows?.delete(key);
    }
  }
}
