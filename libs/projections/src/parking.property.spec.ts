import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collect, MemoryEventStore, type StoredEvent } from '#event-store';
import { beginning, comparePositions, type Recorded } from '#kernel';
import { newEvent } from '../../event-store/src/testing/new-events.js';
import { DecodedBatch } from './decoded-batch.js';
import { decodeEach } from './decoded-event.js';
import { FoldedInMemory } from './fold-in-memory.js';
import type { Projection, Row } from './projection.js';
import { Projector } from './projector.js';
import { retryParked } from './retry-parked.js';
import { boxesOf, createBoxes } from './testing/boxes.js';
import { openReadDatabase } from './testing/database.js';
import { decodePlain } from './testing/tally.js';

const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

const anyBox = fc.integer({ min: 1, max: 4 }).map(String);
const anyColor = fc.constantFrom('white', 'red', 'blue');
/** What is wrong with an event until it is mended: a fold that throws, content that can't be read, a value that can't be stored. */
const anyFault = fc.option(fc.constantFrom('fold', 'target', 'unreadable', 'unstorable'), { freq: 4, nil: undefined });

const anyHappening = fc.oneof(
  fc.record({ type: fc.constantFrom('Filled', 'Labelled'), box: anyBox, fault: anyFault, data: fc.constant({}) }),
  fc.record({ type: fc.constant('Dyed'), box: anyBox, fault: anyFault, data: fc.record({ color: anyColor }) }),
  fc.record({ type: fc.constant('Poured'), box: anyBox, fault: anyFault, data: fc.record({ into: anyBox }) }),
  fc.record({ type: fc.constant('Repainted'), data: fc.record({ from: anyColor, to: anyColor }) }),
);
type Happening = { type: string; data: object; box?: string; fault?: string };

/** What goes on between two batches. */
const anyStep = fc.record({
  events: fc.array(anyHappening, { minLength: 1, maxLength: 12 }),
  batches: fc.integer({ min: 1, max: 3 }),
  mends: fc.boolean(),
  takesOver: fc.boolean(),
});

/** The content of a faulty event says so; it is mended by no longer looking. */
class Faults {
  areMended = false;
  readonly poison = new Set<string>();

  note({ fault, box, data }: Happening, position: string): void {
    if (fault === 'fold') this.poison.add(`${position}/${box}`);
    if (fault === 'target') this.poison.add(`${position}/${(data as { into?: string }).into ?? box}`);
  }

  readonly decode = async (stored: readonly StoredEvent[]): Promise<readonly Recorded[]> => {
    const events = await decodePlain(stored);
    return events.map((event) => {
      const { fault } = event.data as { fault?: string };
      if (this.areMended || !fault) return event;
      // What can't be read is parked under the box of its stream alone, so it is not one that reaches another.
      if (fault === 'unreadable' && event.type !== 'Poured') throw new Error('unreadable');
      return fault === 'unstorable' && event.type === 'Dyed' ? { ...event, data: { color: 'un\0storable' } } : event;
    });
  };

  mend(): void {
    this.areMended = true;
    this.poison.clear();
  }
}

describe(`lanes, sweeps, parking and retries at random (CASEFOLD_SEED=${seed})`, () => {
  let database: Awaited<ReturnType<typeof openReadDatabase>>;

  beforeAll(async () => {
    database = await openReadDatabase(createBoxes);
  });

  afterAll(() => database.close());

  const storedRows = async (table: string): Promise<readonly Row[]> => {
    const { rows } = await database.pool.query<Row>(`SELECT * FROM read.${table} ORDER BY 1`);
    return rows;
  };

  it('leave what one fold of the whole log leaves, once everything is mended and retried', async () => {
    const steps = fc.array(anyStep, { minLength: 1, maxLength: 5 });
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (lanes, run) => {
      await database.pool.query('TRUNCATE read.checkpoints, read.parked, read.boxes_v1, read.labels_v1');
      const { pool } = database;
      const store = new MemoryEventStore();
      const faults = new Faults();
      const projection = boxesOf({ lanes, poison: faults.poison }) as Projection;
      const retryAll = async (projector: Projector): Promise<void> => {
        for (const key of [...projector.parked])
          await retryParked({ pool, store, decode: faults.decode }, projector, key);
      };
      const claimAll = () =>
        Promise.all([...Array(lanes).keys()].map((lane) => Projector.claim(pool, projection, lane)));
      let projectors = await claimAll();
      for (const { events, batches, mends, takesOver } of run) {
        for (const happening of events) faults.note(happening, await append(store, happening));
        for (const projector of projectors) await catchUp(projector, store, faults, batches);
        if (mends) faults.mend();
        if (takesOver) projectors = await claimAll();
        for (const projector of projectors) await retryAll(projector);
      }
      faults.mend();
      for (const projector of projectors) await retryAll(projector);
      expect(projectors.map(({ parked }) => parked.size)).toEqual(projectors.map(() => 0));
      const { rows } = await pool.query('SELECT count(*)::int AS parked FROM read.parked');
      expect(rows).toEqual([{ parked: 0 }]);
      const afresh = new FoldedInMemory(projection);
      for await (const batch of store.readAll()) afresh.fold(await faults.decode(batch.events));
      expect(await storedRows('boxes_v1')).toEqual(sorted(afresh.rows.get('boxes')));
      expect(await storedRows('labels_v1')).toEqual(sorted(afresh.rows.get('labels')));
    });
    await fc.assert(property, { seed, numRuns: 40, endOnFailure: process.env['CASEFOLD_SEED'] === undefined });
  }, 120_000);
});

const append = async (store: MemoryEventStore, { type, data, box, fault }: Happening): Promise<string> => {
  const stream = box ? `box-${box}` : 'painter-1';
  const { length } = await collect(store.readStream(stream));
  const event = newEvent({ type, data: JSON.stringify({ ...data, fault }) });
  const { position } = await store.append({ stream, events: [event], expected: length === 0 ? 'none' : length - 1 });
  return position;
};

/** In batches of about the same size. */
const catchUp = async (
  projector: Projector,
  store: MemoryEventStore,
  faults: Faults,
  batches: number,
): Promise<void> => {
  const behind = Number(await store.lastPosition()) - Number(projector.position);
  const batchSize = Math.max(1, Math.ceil(behind / batches));
  let after = projector.position;
  for await (const { events, through } of store.readAll({ after, batchSize })) {
    await projector.apply(new DecodedBatch(await decodeEach(faults.decode, events), after, through));
    after = through;
  }
  expect(comparePositions(projector.position, beginning)).toBeGreaterThan(0);
};

const sorted = (rows: ReadonlyMap<string, Row> = new Map()): readonly Row[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
