import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LogBreak } from '#seals';
import { Dice } from '../../libs/analysis/demo/src/dice.js';
import { rounds } from '../support/effort.js';
import { type Change, changes } from './changes.js';
import { openSealedDesk, type SealedDesk } from './sealed-desk.js';
import { firstDifference, readStoredLog, type StoredLog } from './stored-log.js';

const seed = process.env['CASEFOLD_SEED'] ?? String(Math.trunc(Math.random() * 2 ** 31));
/** Each kind of change at least twice. */
const drawn = rounds(1_000, { atLeast: 2 * changes.length });

let desk: SealedDesk;
let original: StoredLog;

beforeAll(async () => {
  desk = await openSealedDesk();
  original = await readStoredLog(desk.pool);
});
afterAll(() => desk.close());

/** What a verification has to name, by comparing what is stored with what was. */
const firstBroken = (changed: StoredLog): object => {
  const seal = firstDifference(original.seals, changed.seals);
  if (seal !== undefined) return { kind: 'seal', seal };
  const end = original.events.size;
  // Behind the end, what is missing between comes first.
  const position = Math.min(firstDifference(original.events, changed.events) ?? NaN, end + 1);
  const row = changed.events.get(position);
  const covering = [...original.seals.values()].find(({ through_position }) => Number(through_position) >= position);
  return {
    kind: 'event',
    position: String(position),
    fault: !row ? 'missing' : original.events.has(position) ? 'changed' : 'added',
    event: row && { stream: row.stream, revision: Number(row.revision), id: row.id },
    seal: covering && Number(covering.number),
  };
};

const whatIsNamed = (broken: LogBreak | undefined): object | undefined =>
  broken?.kind === 'event' ? { ...broken, reason: undefined } : broken && { kind: 'seal', seal: broken.seal };

interface Tried {
  readonly statements: readonly string[];
  readonly found: object | undefined;
  readonly expected: object;
}

/** Makes the change, verifies, and undoes it. */
const tryOut = async ({ draw }: Change, dice: Dice): Promise<Tried> => {
  const statements = draw(dice, original);
  await desk.pool.query('BEGIN');
  try {
    for (const statement of statements) await desk.pool.query(statement);
    const expected = firstBroken(await readStoredLog(desk.pool));
    return { statements, expected, found: whatIsNamed((await desk.verify()).broken) };
  } finally {
    await desk.pool.query('ROLLBACK');
  }
};

const proveDetection = async (name: string): Promise<void> => {
  const dice = new Dice(`${seed}/${name}`);
  for (let n = 0; n < drawn; n += 1) {
    const change = changes[n % changes.length];
    const { statements, found, expected } = await tryOut(change, dice);
    try {
      expect(found).toEqual(expected);
    } catch (error) {
      throw new Error(`${change.what}, undetected or misnamed: ${statements.join('; ')}`, { cause: error });
    }
  }
  expect(await desk.verify()).toMatchObject({ broken: undefined, events: original.events.size });
};

/** Case numbers are allotted by a stream of their own, which no codec of events reads. */
const withoutNumbers = ({ events }: StoredLog): number =>
  [...events.values()].filter(({ stream }) => !stream.startsWith('numbers-')).length;

describe(`a sealed log that is tampered with ${drawn} times (CASEFOLD_SEED=${seed})`, () => {
  it('shows every change, and the first broken event', () => proveDetection('as sealed'), 120_000);

  it('shows it as well after its old events were read as new ones, and with keys erased', async () => {
    expect(await desk.readAll()).toBe(withoutNumbers(original));
    const { rowCount } = await desk.pool.query('DELETE FROM runtime.subject_keys');
    expect(rowCount).toBeGreaterThan(5);
    expect(await readStoredLog(desk.pool)).toEqual(original);
    expect(await desk.verify()).toMatchObject({ broken: undefined, unsealed: { events: 0 } });
    await proveDetection('read and erased');
  }, 120_000);
});
