import type { Pool } from 'pg';

export const eventColumns = [
  ...(['position', 'stream', 'revision', 'id', 'type', 'version'] as const),
  ...(['occurred_at', 'recorded_at', 'data', 'metadata'] as const),
];
export type EventColumn = (typeof eventColumns)[number];

export const sealColumns = [
  ...(['number', 'after_position', 'through_position', 'events', 'root', 'previous'] as const),
  ...(['sealed_at', 'key_id', 'signature', 'leaves'] as const),
];
export type SealColumn = (typeof sealColumns)[number];

/** A row of `log.events`, every column as text. */
export type StoredRow = Readonly<Record<EventColumn, string>>;
/** A row of `log.seals`, every column as text. */
export type SealRow = Readonly<Record<SealColumn, string>>;

/** What the database holds, told by itself: the ground truth against which a verification is judged. */
export interface StoredLog {
  readonly events: ReadonlyMap<number, StoredRow>;
  readonly seals: ReadonlyMap<number, SealRow>;
}

export const readStoredLog = async (pool: Pool): Promise<StoredLog> => {
  const asText = (columns: readonly string[]) => columns.map((column) => `${column}::text`).join(', ');
  const events = await pool.query<StoredRow>(`SELECT ${asText(eventColumns)} FROM log.events e ORDER BY e.position`);
  const seals = await pool.query<SealRow>(`SELECT ${asText(sealColumns)} FROM log.seals s ORDER BY s.number`);
  return {
    events: new Map(events.rows.map((row) => [Number(row.position), row])),
    seals: new Map(seals.rows.map((row) => [Number(row.number), row])),
  };
};

/** The lowest key at which two maps of rows differ. */
export const firstDifference = <Row extends object>(
  before: ReadonlyMap<number, Row>,
  after: ReadonlyMap<number, Row>,
): number | undefined =>
  [...new Set([...before.keys(), ...after.keys()])]
    .sort((a, b) => a - b)
    .find((key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)));
