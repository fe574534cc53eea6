import { describe, expect, it } from '@jest/globals';
import type { RawEvent } from '#event-store';
import { PositionOrder } from './log-order.js';
import { merkleRoot } from './merkle-tree.js';
import type { DetailedSeal } from './seal.js';
import { firstDifference, leafOfEvent } from './sealed-events.js';

/** An event of a log whose positions have gaps. */
const event = (nth: number, content = `content ${nth}`): RawEvent => ({
  position: String(nth * 10),
  stream: `case-${nth}`,
  revision: 0,
  id: `id ${nth}`,
  recordedAt: nth,
  columns: [String(nth * 10), `case-${nth}`, content],
});

const sealed = [1, 2, 3, 4].map((nth) => event(nth));
const leaves = Buffer.concat(sealed.map((each) => leafOfEvent(each).leaf));
const seal: DetailedSeal = {
  ...{ number: 7, after: '5', through: '40', events: 4, leaves, root: merkleRoot(leaves) },
  ...{ previous: Buffer.alloc(32), sealedAt: '2026-11-22T12:00:00.000Z', keyId: 'k', signature: Buffer.alloc(64) },
};

const found = (...events: readonly RawEvent[]) =>
  firstDifference(seal, events.map(leafOfEvent), new PositionOrder(false, seal.after));

describe('events of a log whose positions have gaps', () => {
  const [first, second, third, fourth] = sealed;

  it('are what was sealed', () => {
    expect(found(...sealed)).toBeUndefined();
  });

  it.each([
    ['changed', 'changed', '20', [first, event(2, 'other'), third, fourth]],
    ['added between others', 'added', '15', [first, event(1.5), second, third, fourth]],
    ['added at the end', 'added', '45', [...sealed, event(4.5)]],
    ['missing at the beginning, behind the end of the seal before', 'missing', '5', [second, third, fourth]],
    ['missing between others, behind the one in front of it', 'missing', '10', [first, third, fourth]],
    ['missing at the end', 'missing', '30', [first, second, third]],
    ['missing with its neighbour', 'missing', '10', [first, fourth]],
    ['in front of its predecessor', 'missing', '10', [first, third, second, fourth]],
    ['all gone', 'missing', '5', []],
  ] as const)('are found where one is %s', (_what, fault, position, events) => {
    expect(found(...events)).toMatchObject({ kind: 'event', fault, position, seal: 7 });
  });

  it('name what stands there', () => {
    expect(found(first, event(2, 'other'), third, fourth)).toMatchObject({
      event: { stream: 'case-2', revision: 0, id: 'id 2' },
      reason: 'The record at position 20 differs from what was sealed.',
    });
  });
});
