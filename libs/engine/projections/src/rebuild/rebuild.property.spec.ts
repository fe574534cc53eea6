import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventStore } from '#event-store';
import { rounds } from '../../../../../test/support/effort.js';
import { DecodedBatch } from '../decoded-batch.js';
import { decodeEach } from '../decoded-event.js';
import type { Projection } from '../projection.js';
import { Projector } from '../projector.js';
import { boxesOf } from '../testing/boxes.js';
import { openReadDatabase } from '../testing/database.js';
import { anyHappening, append, Faults } from '../testing/happenings.js';
import type { Difference } from './differences.js';
import { rebuild } from './rebuild.js';
import { verify } from './verify.js';

const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

describe(`rebuilds at random (CASEFOLD_SEED=${seed})`, () => {
  let database: Awaited<ReturnType<typeof openReadDatabase>>;

  beforeAll(async () => {
    database = await openReadDatabase(boxesOf({ lanes: 4, poison: new Set() }) as Projection);
  });

  afterAll(() => database.close());

  const rowsOf = async (query: string): Promise<unknown[]> => (await database.pool.query(query)).rows;

  const everything = async () => ({
    boxes: await rowsOf('SELECT * FROM read.boxes_v1 ORDER BY 1'),
    labels: await rowsOf('SELECT * FROM read.labels_v1 ORDER BY 1'),
    parked: await rowsOf('SELECT lane, key, position, error IS NULL AS waits FROM read.parked ORDER BY 1, 2, 3'),
    positions: await rowsOf('SELECT lane, position FROM read.checkpoints ORDER BY 1'),
  });

  it('leave what workers have left, wherever each lane stands, with all that is parked', async () => {
    const run = {
      lanes: fc.integer({ min: 1, max: 4 }),
      happenings: fc.array(anyHappening, { minLength: 1, maxLength: 60 }),
      /** Where the lanes stop, as shares of the log. */
      stops: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
    };
    const property = fc.asyncProperty(fc.record(run), async ({ lanes, happenings, stops }) => {
      const { pool } = database;
      await pool.query('DELETE FROM read.boxes_v1; DELETE FROM read.labels_v1; TRUNCATE read.checkpoints, read.parked');
      const store = new MemoryEventStore();
      const faults = new Faults();
      for (const happening of happenings) faults.note(happening, await append(store, happening));
      const parts = { pool, store, decoder: faults };
      const projection = boxesOf({ lanes, poison: faults.poison }) as Projection;
      for (let lane = 0; lane < lanes; lane++) {
        await foldUpTo(
          await Projector.claim(pool, projection, lane),
          parts,
          Math.ceil(stops[lane] * happenings.length),
        );
      }
      const before = await everything();
      const differences: Difference[] = [];
      await verify(parts, [projection], {
        onDifference: (_projection, difference) => void differences.push(difference),
      });
      expect(differences).toEqual([]);
      const hasBegun = before.positions.some((row) => (row as { position: string }).position !== '0');
      expect(await rebuild(parts, [projection])).toMatchObject([{ differences: hasBegun ? 0 : undefined }]);
      if (hasBegun) expect(await everything()).toEqual(before);
    });
    await fc.assert(property, { seed, numRuns: rounds(40), endOnFailure: process.env['CASEFOLD_SEED'] === undefined });
  }, 120_000);
});

type Parts = Parameters<typeof rebuild>[0];

const foldUpTo = async (projector: Projector, { store, decoder }: Parts, events: number): Promise<void> => {
  if (events === 0) return;
  for await (const batch of store.readAll({ batchSize: events })) {
    const decoded = await decodeEach(decoder, batch.events);
    await projector.apply(new DecodedBatch(decoded, '0', batch.through));
    return;
  }
};
