import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pageOf, type Stretch } from './connection.js';

describe('a page of a list', () => {
  it('follows the one before it, in either direction, so that every entry comes once', async () => {
    const cases = fc.record({
      length: fc.nat(40),
      size: fc.integer({ min: 1, max: 15 }),
      direction: fc.constantFrom('forwards' as const, 'backwards' as const),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ length, size, direction }) => {
        const list = Array.from({ length }, (_, index) => index);
        const read = async ({ from, to }: Stretch) => {
          expect(to - from).toBeLessThanOrEqual(size);
          return list.slice(from, to);
        };
        const seen: number[][] = [];
        for (let cursor: string | undefined, more = true; more;) {
          const page = await pageOf(length, { direction, size, cursor }, read);
          seen.push(page.edges.map(({ node }) => node));
          [cursor, more] =
            direction === 'forwards'
              ? [page.edges.at(-1)?.cursor, page.hasNextPage]
              : [page.edges.at(0)?.cursor, page.hasPreviousPage];
        }
        expect((direction === 'forwards' ? seen : seen.reverse()).flat()).toEqual(list);
      }),
    );
  });

  it.each(['x', Buffer.from('#9').toString('base64url'), Buffer.from('#-1').toString('base64url')])(
    'refuses the cursor %j',
    async (cursor) => {
      const page = pageOf(2, { direction: 'forwards', size: 1, cursor }, async () => [1]);
      await expect(page).rejects.toThrow('cursor does not belong');
    },
  );
});
