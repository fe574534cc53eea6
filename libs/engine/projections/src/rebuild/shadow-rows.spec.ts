import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rounds } from '../../../../../test/support/effort.js';
import type { KeyedEvent } from '../keyed-events.js';
import { type Projection, type Row, tablesOf } from '../projection.js';
import { boxesOf } from '../testing/boxes.js';
import { openReadDatabase } from '../testing/database.js';
import { ShadowRows } from './shadow-rows.js';
import { shadowOf } from './generations.js';

const boxes = boxesOf({ lanes: 1, poison: new Set() }) as Projection;
/** Over tables, since COPY does not fill views. */
const projection = shadowOf(
  boxes,
  tablesOf(boxes).map(({ name }) => ({ view: name, present: name, next: `${name}_g1` })),
);

/** With all that COPY has to write in another way. */
const anyText = fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('\\N', 'a\tb\n\r\\', '"{,}"', 'NULL', '早'));
const anyBox = fc.constantFrom('1', '2', '3', '4', '5', '6');
const anyChange = fc.record({
  box: anyBox,
  row: fc.option(fc.record({ color: anyText, marks: fc.array(anyText, { maxLength: 3 }) }), { nil: null }),
});
const storable = (text: string): string => text.replaceAll('\0', '');

describe('rows shadow', () => {
  let database: Awaited<ReturnType<typeof openReadDatabase>>;

  beforeAll(async () => {
    database = await openReadDatabase(boxes);
  });

  afterAll(() => database.close());

  it('are what was last folded, however few of them are held', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.array(anyChange), { maxLength: 8 }),
      fc.record({ held: fc.nat(12), behind: fc.nat(3) }),
      async (rounds, limits) => {
        await database.pool.query('DELETE FROM read.boxes_v1');
        const client = await database.pool.connect();
        try {
          const rows = await ShadowRows.over(client, projection, limits);
          const expected = new Map<string, Row>();
          for (const round of rounds) {
            const keyedEvent = { keys: { boxes: round.map(({ box }) => box) } } as unknown as KeyedEvent;
            const found = (await rows.find([keyedEvent])).get('boxes');
            for (const { box } of round) expect(found?.get(box) ?? undefined).toEqual(expected.get(box));
            const changes = new Map<string, Row | null>();
            for (const { box, row } of round) {
              const changed = row && { box, color: storable(row.color), marks: row.marks.map(storable) };
              changes.set(box, changed);
              if (changed) expected.set(box, changed);
              else expected.delete(box);
            }
            await rows.change(new Map([['boxes', changes]]));
          }
          await rows.write();
          const { rows: stored } = await client.query<Row>('SELECT * FROM read.boxes_v1 ORDER BY box');
          expect(stored).toEqual([...expected].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row));
        } finally {
          client.release();
        }
      },
    );
    await fc.assert(property, { numRuns: rounds(60) });
  }, 60_000);
});
