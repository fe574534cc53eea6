import type { Dice } from '../../libs/analysis/demo/src/dice.js';
import type { EventColumn, SealColumn, SealRow, StoredLog, StoredRow } from './stored-log.js';

/** An SQL expression. */
type Forged<Row> = (dice: Dice, row: Row, log: StoredLog) => string;

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const anyUuid = (dice: Dice): string =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => dice.integer(0, 15).toString(16));

/** One character is not what it was. */
const misspelt = (dice: Dice, text: string): string => {
  const place = dice.integer(0, text.length - 1);
  const other = dice.pick([...'abcxyz019'].filter((letter) => letter !== text[place]));
  return text.slice(0, place) + other + text.slice(place + 1);
};

/** JSON that says something else, or the same in other bytes. */
const otherJson = (dice: Dice, json: string): string => {
  const forgeries = [
    ` ${json}`,
    json.replace('{', '{"forged":true,').replace(',}', '}'),
    JSON.stringify({ ...(JSON.parse(json) as object), actor: 'mallory' }),
    json.replace(/"([^"]+)"/, (_all, text: string) => `"${misspelt(dice, text)}"`),
    'null',
  ];
  return dice.pick(forgeries.filter((forgery) => forgery !== json));
};

const otherTime = (dice: Dice, column: string, smallest: string): string =>
  dice.pick([
    `${column} + interval '${smallest}'`,
    `${column} - interval '${smallest}'`,
    `${column} + interval '${dice.integer(1, 5_000)} minutes'`,
    `${column} - interval '${dice.integer(1, 5_000)} days'`,
    `${column} - interval '4000 years'`,
    "'infinity'",
    "'-infinity'",
  ]);

/** Where nothing stands: before the beginning, or behind the end. */
export const anyFreePosition = (dice: Dice, { events }: StoredLog): string =>
  String(dice.pick([0, -1, -dice.integer(2, 1e9), events.size + dice.integer(2, 1e9), Number.MAX_SAFE_INTEGER]));

export const forgedEvent: Readonly<Record<EventColumn, Forged<StoredRow>>> = {
  position: (dice, _row, log) => anyFreePosition(dice, log),
  stream: (dice, { stream }) => quoted(misspelt(dice, `${stream}_`)),
  revision: (dice) => String(dice.pick([-1, dice.integer(-(2 ** 31), -2), dice.integer(1_000, 2 ** 31 - 1)])),
  id: (dice) => quoted(anyUuid(dice)),
  type: (dice, { type }) => quoted(dice.pick(['NoteRemoved', '', `${type} `, misspelt(dice, type)])),
  version: (dice, { version }) => String(Number(version) + dice.pick([-1, 1, 1_000])),
  occurred_at: (dice) => otherTime(dice, 'occurred_at', '1 microsecond'),
  recorded_at: (dice) => otherTime(dice, 'recorded_at', '1 microsecond'),
  data: (dice, { data }) => quoted(otherJson(dice, data)),
  metadata: (dice, { metadata }) => quoted(otherJson(dice, metadata)),
};

const otherNumber = (dice: Dice, number: string): string =>
  String(Number(number) + dice.pick([-1, 1, dice.integer(2, 1_000)]));

/** Another byte, one less, one more, none. */
const otherBytes = (dice: Dice, hex: string): string => {
  const [first, ...rest] = Buffer.from(hex.slice(2), 'hex');
  const bytes = dice.pick([[first ^ dice.integer(1, 255), ...rest], rest, [0, first, ...rest], []]);
  return quoted(`\\x${Buffer.from(bytes).toString('hex')}`);
};

export const forgedSeal: Readonly<Record<SealColumn, Forged<SealRow>>> = {
  number: (dice, _row, { seals }) => String(dice.pick([0, -1, -(2 ** 31), seals.size + dice.integer(1, 1_000)])),
  after_position: (dice, row) => otherNumber(dice, row.after_position),
  through_position: (dice, row) => otherNumber(dice, row.through_position),
  events: (dice, row) => otherNumber(dice, row.events),
  root: (dice, row) => otherBytes(dice, row.root),
  previous: (dice, row) => otherBytes(dice, row.previous),
  sealed_at: (dice) => otherTime(dice, 'sealed_at', '1 millisecond'),
  key_id: (dice, row) => quoted(misspelt(dice, row.key_id)),
  signature: (dice, row) => otherBytes(dice, row.signature),
  leaves: (dice, row) => otherBytes(dice, row.leaves),
};
