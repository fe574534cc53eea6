import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { RefusedTally } from './refused-tally.js';

const agent: Actor = { id: 'agent-1', role: 'agent' };
const of = (tally: RefusedTally) =>
  tally.take().map(({ minute, actor, attempts }) => [minute.slice(11, 16), actor, attempts]);

describe('refused attempts', () => {
  it('are counted by minute', () => {
    const tally = new RefusedTally();
    for (const at of ['09:00:00.000', '09:00:59.999', '09:01:00.000']) {
      tally.count({ actor: agent, operation: 'case', code: 'FORBIDDEN' }, `2026-11-22T${at}Z`);
    }
    expect(of(tally)).toEqual([
      ['09:00', 'agent-1', 2],
      ['09:01', 'agent-1', 1],
    ]);
    expect(tally.size).toBe(0);
  });

  it('are counted on where they could not be stored', () => {
    const tally = new RefusedTally();
    const attempt = { actor: agent, operation: 'case', code: 'FORBIDDEN' };
    tally.count(attempt, '2026-11-22T09:00:00.000Z');
    const counts = tally.take();
    tally.count(attempt, '2026-11-22T09:00:01.000Z');
    tally.giveBack(counts);
    expect(of(tally)).toEqual([['09:00', 'agent-1', 2]]);
  });

  it('take no more memory however many names somebody tries under', () => {
    const tally = new RefusedTally();
    for (let n = 0; n < 20_000; n += 1) {
      const actor: Actor = { id: `agent-${n}`, role: 'agent' };
      tally.count({ actor, operation: 'case', code: 'FORBIDDEN' }, '2026-11-22T09:00:00.000Z');
    }
    expect(tally.size).toBe(5_001);
    const counts = tally.take();
    expect(counts.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(20_000);
    expect(counts.find(({ actor }) => actor === '')?.attempts).toBe(15_000);
  });
});
