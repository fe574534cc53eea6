import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventStore } from '#event-store';
import { beginning, comparePositions } from '#kernel';
import { rounds } from '../../../../test/support/effort.js';
import { DecodedBatch } from './decoded-batch.js';
import { decodeEach } from './decoded-event.js';
import { FoldedInMemory } from './fold-in-memory.js';
import type { Projection, Row } from './projection.js';
import { Projector } from './projector.js';
import { retryParkedKey } from './retry-parked.js';
import { boxesOf } from './testing/boxes.js';
import { openReadDatabase } from './testing/database.js';
import { anyHappening, append, Faults } from './testing/happenings.js';

const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

/** What goes on between two batches. */
const anyStep = fc.record({
  events: fc.array(anyHappening, { minLength: 1, maxLength: 12 }),
  batches: fc.integer({ min: 1, max: 3 }),
  mends: fc.boolean(),
  takesOver: fc.boolean(),
});

describe(`lanes, sweeps, parking and retries at random (CASEFOLD_SEED=${seed})`, () => {
  let database: Awaited<ReturnType<typeof openReadDatabase>>;

  beforeAll(async () => {
    database = await openReadDatabase(boxesOf({ lanes: 4, poison: new Set() }) as Projection);
  });

  afterAll(() => database.close());

  const storedRows = async (table: string): Promise<readonly Row[]> => {
    const { rows } = await database.pool.query<Row>(`SELECT * FROM read.${table} ORDER BY 1`);
    return rows;
  };

  it('leave what one fold of the whole log leaves, once everything is mended and retried', async () => {
    const steps = fc.array(anyStep, { minLength: 1, maxLength: 5 });
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (lanes, run) => {
      await database.pool.query('TRUNCATE read.checkpoints, read.parked, read.boxes_v1_g1, read.labels_v1_g1');
      const { pool } = database;
      const store = new MemoryEventStore();
      const faults = new Faults();
      const projection = boxesOf({ lanes, poison: faults.poison }) as Projection;
      const retryAll = async (projector: Projector): Promise<void> => {
        for (const key of [...projector.parked]) await retryParkedKey({ pool, store, decoder: faults }, projector, key);
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
    await fc.assert(property, { seed, numRuns: rounds(40), endOnFailure: process.env['CASEFOLD_SEED'] === undefined });
  }, 120_000);
});

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
    await projector.apply(new DecodedBatch(await decodeEach(faults, events), after, through));
    after = through;
  }
  expect(comparePositions(projector.position, beginning)).toBeGreaterThan(0);
};

const sorted = (rows: ReadonlyMap<string, Row> = new Map()): readonly Row[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
