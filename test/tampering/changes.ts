import type { Dice } from '../../libs/analysis/demo/src/dice.js';
import { anyFreePosition, anyUuid, forgedEvent, forgedSeal, quoted } from './forged-values.js';
import {
  type EventColumn,
  eventColumns,
  sealColumns,
  type SealRow,
  type StoredLog,
  type StoredRow,
} from './stored-log.js';

/** SQL that somebody with all rights on the database could run. */
export interface Change {
  readonly what: string;
  readonly draw: (dice: Dice, log: StoredLog) => readonly string[];
}

const anyEvent = (dice: Dice, { events }: StoredLog): StoredRow => dice.pick([...events.values()]);
const anySeal = (dice: Dice, { seals }: StoredLog): SealRow => dice.pick([...seals.values()]);
const eventsOf = ({ events }: StoredLog, stream: string): StoredRow[] =>
  [...events.values()].filter((row) => row.stream === stream);

const deleted = (...rows: readonly StoredRow[]): string =>
  `DELETE FROM log.events WHERE position IN (${rows.map(({ position }) => position).join()})`;
const inserted = (table: string, row: object): string =>
  `INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.values(row).map(quoted).join()})`;

/** Moves what stands behind a position. Through negative ones, since positions are unique at every moment. */
const shifted = (behind: number, by: number): string[] => [
  `UPDATE log.events SET position = -position WHERE position > ${behind}`,
  `UPDATE log.events SET position = -position + ${by} WHERE position < 0`,
];

const deletions: readonly Change[] = [
  { what: 'an event deleted', draw: (dice, log) => [deleted(anyEvent(dice, log))] },
  {
    what: 'the last event of a stream deleted',
    draw: (dice, log) => [deleted(...eventsOf(log, anyEvent(dice, log).stream).slice(-1))],
  },
  { what: 'a stream deleted', draw: (dice, log) => [deleted(...eventsOf(log, anyEvent(dice, log).stream))] },
  {
    what: 'the end of the log deleted',
    draw: (dice, log) => [`DELETE FROM log.events WHERE position >= ${anyEvent(dice, log).position}`],
  },
  {
    what: 'an event deleted and the gap closed',
    draw: (dice, log) => {
      const row = anyEvent(dice, log);
      return [deleted(row), ...shifted(Number(row.position), -1)];
    },
  },
];

const newEvent = (dice: Dice, row: StoredRow, place: Partial<StoredRow>): string =>
  inserted('log.events', { ...row, id: anyUuid(dice), stream: `case-${anyUuid(dice)}`, revision: '0', ...place });

const insertions: readonly Change[] = [
  {
    what: 'an event inserted where none can be',
    draw: (dice, log) => [newEvent(dice, anyEvent(dice, log), { position: anyFreePosition(dice, log) })],
  },
  {
    what: 'a stream continued where none can be',
    draw: (dice, log) => {
      const row = anyEvent(dice, log);
      const revision = String(eventsOf(log, row.stream).length);
      return [newEvent(dice, row, { stream: row.stream, revision, position: anyFreePosition(dice, log) })];
    },
  },
  {
    what: 'an event inserted between others',
    draw: (dice, log) => {
      const row = anyEvent(dice, log);
      return [...shifted(Number(row.position) - 1, 1), newEvent(dice, row, { position: row.position })];
    },
  },
];

/** Two events exchange what stands in some columns. */
const swap = (
  what: string,
  columns: readonly EventColumn[],
  partners: (row: StoredRow, log: StoredLog) => StoredRow[],
): Change => ({
  what,
  draw: (dice, log) => {
    const candidates = [...log.events.values()].filter((row) => partners(row, log).length > 0);
    const one = dice.pick(candidates);
    const other = dice.pick(partners(one, log));
    const with_ = (row: StoredRow, from: StoredRow) =>
      inserted('log.events', { ...row, ...Object.fromEntries(columns.map((column) => [column, from[column]])) });
    return [deleted(one, other), with_(one, other), with_(other, one)];
  },
});

const others = (row: StoredRow, rows: Iterable<StoredRow>): StoredRow[] => [...rows].filter((other) => other !== row);
const ofTheStream = (row: StoredRow, log: StoredLog) => others(row, eventsOf(log, row.stream));
const ofOtherStreams = (row: StoredRow, { events }: StoredLog) =>
  others(row, events.values()).filter(({ stream }) => stream !== row.stream);

const swaps: readonly Change[] = [
  swap('contents swapped within a stream', ['type', 'data'], (row, log) =>
    ofTheStream(row, log).filter(({ data }) => data !== row.data),
  ),
  swap('contents swapped between streams', ['type', 'data'], (row, log) =>
    ofOtherStreams(row, log).filter(({ data }) => data !== row.data),
  ),
  swap('positions swapped within a stream', ['position'], ofTheStream),
  swap('positions swapped between streams', ['position'], ofOtherStreams),
  swap('revisions swapped within a stream', ['revision'], ofTheStream),
  swap('streams swapped', ['stream', 'revision'], ofOtherStreams),
  swap('ids swapped', ['id'], ofOtherStreams),
];

const sealSwap = (dice: Dice, { seals }: StoredLog): readonly string[] => {
  const one = dice.pick([...seals.values()]);
  const other = dice.pick([...seals.values()].filter((seal) => seal !== one));
  return [
    `DELETE FROM log.seals WHERE number IN (${one.number}, ${other.number})`,
    inserted('log.seals', { ...one, number: other.number }),
    inserted('log.seals', { ...other, number: one.number }),
  ];
};

const changesOfSeals: readonly Change[] = [
  ...sealColumns.map((column) => ({
    what: `${column} of a seal changed`,
    draw: (dice: Dice, log: StoredLog) => {
      const seal = anySeal(dice, log);
      return [`UPDATE log.seals SET ${column} = ${forgedSeal[column](dice, seal, log)} WHERE number = ${seal.number}`];
    },
  })),
  {
    what: 'a seal deleted',
    draw: (dice, log) => [`DELETE FROM log.seals WHERE number = ${anySeal(dice, log).number}`],
  },
  {
    what: 'the last seals deleted',
    draw: (dice, log) => [`DELETE FROM log.seals WHERE number >= ${anySeal(dice, log).number}`],
  },
  { what: 'seals put in another order', draw: sealSwap },
  {
    what: 'a seal added',
    draw: (dice, log) => [inserted('log.seals', { ...anySeal(dice, log), number: String(log.seals.size + 1) })],
  },
];

/** Every kind of change. */
export const changes: readonly Change[] = [
  ...eventColumns.map((column) => ({
    what: `${column} of an event changed`,
    draw: (dice: Dice, log: StoredLog) => {
      const row = anyEvent(dice, log);
      return [
        `UPDATE log.events SET ${column} = ${forgedEvent[column](dice, row, log)} WHERE position = ${row.position}`,
      ];
    },
  })),
  ...deletions,
  ...insertions,
  ...swaps,
  ...changesOfSeals,
];
