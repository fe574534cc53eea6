import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store';
import type { DomainEvent } from '#kernel';
import { byAffectedKey } from './keyed-events.js';
import { DecodedBatch } from './decoded-batch.js';
import { decodeEach } from './decoded-event.js';
import type { Projection } from './projection.js';
import { Projector } from './projector.js';
import { column } from './read-table/column.js';
import { readTable } from './read-table/read-table.js';
import type { Difference } from './rebuild/differences.js';
import { rebuild } from './rebuild/rebuild.js';
import { verify } from './rebuild/verify.js';
import { openReadDatabase } from './testing/database.js';
import { appendTo, plainDecoder, type TallyRow, tallyOf } from './testing/tally.js';

/** What can't be derived, for as long as it is in here. */
const unloved = new Set<string>();

const sizesTable = readTable({
  name: 'sizes',
  version: 1,
  key: 'stream',
  columns: { stream: column.text(), size: column.integer() },
});

/** How often each stream was counted, derived of all that is known of it. */
const counted: Projection<DomainEvent, { tally: TallyRow }> = {
  ...tallyOf('counted', { lanes: 2 }),
  derived: {
    sizes: {
      ...sizesTable,
      of: 'tally',
      row({ stream, positions }) {
        if (positions.some((position) => unloved.has(position))) throw new Error('not that one');
        return { stream, size: positions.length };
      },
    },
  },
};
const projection = counted as Projection;

describe('a derived table', () => {
  let database: Awaited<ReturnType<typeof openReadDatabase>>;
  let store: MemoryEventStore;

  beforeAll(async () => {
    database = await openReadDatabase(projection);
  });

  afterAll(() => database.close());

  beforeEach(async () => {
    unloved.clear();
    store = new MemoryEventStore();
    await database.pool.query(
      'DELETE FROM read.counted_v1; DELETE FROM read.sizes_v1; TRUNCATE read.checkpoints, read.parked',
    );
  });

  const rowsOf = async (query: string): Promise<unknown[]> => (await database.pool.query(query)).rows;
  const sizes = () => rowsOf('SELECT * FROM read.sizes_v1 ORDER BY stream');
  const parked = () => rowsOf('SELECT position, error IS NULL AS waits FROM read.parked ORDER BY position');
  const parts = () => ({ pool: database.pool, store, decoder: plainDecoder });

  const keepUp = async (): Promise<void> => {
    for (let lane = 0; lane < projection.lanes; lane++) {
      const projector = await Projector.claim(database.pool, projection, lane);
      for await (const { events, through } of store.readAll({ after: projector.position })) {
        await projector.apply(new DecodedBatch(await decodeEach(plainDecoder, events), projector.position, through));
      }
    }
  };

  const verified = async (): Promise<Difference[]> => {
    const found: Difference[] = [];
    await verify(parts(), [projection], { onDifference: (_name, difference) => void found.push(difference) });
    return found;
  };

  it('has a row for each row of the other, live and after a rebuild', async () => {
    await appendTo(store, ['count-a', 'count-b', 'count-a']);
    await keepUp();
    const expected = [
      { stream: 'count-a', size: 2 },
      { stream: 'count-b', size: 1 },
    ];
    expect(await sizes()).toEqual(expected);
    expect(await rebuild(parts(), [projection])).toMatchObject([{ differences: 0, parked: 0 }]);
    expect(await sizes()).toEqual(expected);
    await appendTo(store, ['count-b']);
    await keepUp();
    expect(await sizes()).toEqual([expected[0], { stream: 'count-b', size: 2 }]);
  });

  it('is verified and mended like any other', async () => {
    await appendTo(store, ['count-a', 'count-b']);
    await keepUp();
    await database.pool.query(`UPDATE read.sizes_v1 SET size = 7 WHERE stream = 'count-a'`);
    const difference = { table: 'sizes_v1', key: 'count-a', kind: 'changed', columns: ['size'] };
    expect(await verified()).toEqual([difference]);
    expect(await rebuild(parts(), [projection])).toMatchObject([{ differences: 1, examples: [difference] }]);
    expect(await verified()).toEqual([]);
  });

  it('parks the event behind which a row can not be derived, and what follows for its key alone', async () => {
    await appendTo(store, ['count-a', 'count-b', 'count-a', 'count-a', 'count-b']);
    unloved.add('3');
    await keepUp();
    const left = {
      sizes: [
        { stream: 'count-a', size: 1 },
        { stream: 'count-b', size: 2 },
      ],
      parked: [
        { position: '3', waits: false },
        { position: '4', waits: true },
      ],
    };
    expect({ sizes: await sizes(), parked: await parked() }).toEqual(left);
    expect(await rebuild(parts(), [projection])).toMatchObject([{ differences: 0, parked: 2 }]);
    expect({ sizes: await sizes(), parked: await parked() }).toEqual(left);
  });

  it('keeps the table of which it is derived from being swept', async () => {
    const sweeping: Projection<DomainEvent, { tally: TallyRow }> = {
      ...counted,
      sweeps: {
        types: ['NoteAdded'],
        of: () => [{ table: 'tally', where: { stream: 'count-a' }, patch: { positions: [] } }],
      },
    };
    const event = { type: 'NoteAdded', data: {}, envelope: { stream: 'count-a', revision: 0, position: '1' } };
    const keyedEvents = byAffectedKey(sweeping as Projection, [event as Parameters<typeof byAffectedKey>[1][number]]);
    expect(keyedEvents.map(({ error }) => error && String(error))).toEqual([
      undefined,
      'Error: counted sweeps tally, from which sizes_v1 is derived',
    ]);
  });
});
