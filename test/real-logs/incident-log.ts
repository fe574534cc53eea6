import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

// Evaluates the log independently of the import: shares neither code nor libraries with it.

/** A row as it is in the file; `undefined` for `?`. */
export type IncidentRow = Readonly<Record<string, string | undefined>> & { readonly at: number };

/** The rows of one incident, sorted by time; rows with equal times stay in the order of the file. */
export interface Incident {
  readonly number: string;
  readonly openedAt: number;
  readonly rows: readonly IncidentRow[];
}

/** The state that the desk itself could not name; the only one left out. */
const unnamedState = '-100';

/** Reads the file. Its values contain no quotes, commas or line breaks; throws if one does. */
export const readIncidents = (file: string): readonly Incident[] => {
  const [header, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split(/\r?\n/);
  const names = header.split(',');
  const byNumber = new Map<string, IncidentRow[]>();
  for (const line of lines) {
    const values = line.split(',');
    if (values.length !== names.length) throw new Error(`${values.length} values in ${line}`);
    const row = Object.fromEntries(
      names.map((name, index) => [name, values[index] === '?' ? undefined : values[index]]),
    );
    if (row['incident_state'] === unnamedState) continue;
    const rows = byNumber.get(row['number'] ?? '') ?? [];
    byNumber.set(row['number'] ?? '', rows);
    rows.push({ ...row, at: timeOf(row['sys_updated_at']) } as IncidentRow);
  }
  return [...byNumber].map(([number, rows]) => incidentOf(number, rows));
};

/** An incident existed at its first update at the latest, whatever its opening time says. */
const incidentOf = (number: string, rows: readonly IncidentRow[]): Incident => {
  const ordered = [...rows].sort((a, b) => a.at - b.at);
  const openedAt = Math.min(timeOf(ordered[0]['opened_at']), ordered[0].at);
  return { number, openedAt, rows: ordered };
};

const timeOf = (text = ''): number => {
  const [date, time] = text.split(' ');
  const [day, month, year] = date.split('/').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  return Date.UTC(year, month - 1, day, hour, minute);
};

/** Each pair of consecutive rows of an incident, over all incidents. */
export const steps = (incidents: readonly Incident[]): [IncidentRow, IncidentRow][] =>
  incidents.flatMap(({ rows }) => rows.slice(1).map((row, index): [IncidentRow, IncidentRow] => [rows[index], row]));

/**
 * Number of incidents per state at a moment, inclusive. Between its opening time and its first row an incident is new.
 */
export const incidentsByState = (incidents: readonly Incident[], moment: number): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { openedAt, rows } of incidents) {
    if (openedAt > moment) continue;
    const state = rows.filter(({ at }) => at <= moment).at(-1)?.['incident_state'] ?? 'New';
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
};

/** Milliseconds from the opening of each incident to the start of its last closed period. */
export const durations = (incidents: readonly Incident[]): number[] =>
  incidents.map(({ openedAt, rows }) => {
    const closings = rows.filter(
      (row, index) => row['incident_state'] === 'Closed' && rows[index - 1]?.['incident_state'] !== 'Closed',
    );
    return (closings.at(-1)?.at ?? Number.NaN) - openedAt;
  });
