import { describe, expect, it } from '@jest/globals';
import { faultsOf, type LoggedEvent } from './support/check-history.js';
import type { Answer } from './support/step.js';

const event = (position: number, stream: string, revision: number, commandId: string, amount: number): LoggedEvent => ({
  position: String(position),
  stream,
  revision,
  commandId,
  data: JSON.stringify({ amount }),
});

const answer = (commandId: string, stream: string, amounts: number[], revision: number, position: number): Answer => ({
  commandId,
  stream,
  amounts,
  revision,
  position: String(position),
  sentAt: position * 10,
  answeredAt: position * 10 + 5,
});

const log = [
  event(1, 'a', 0, 'one', 1),
  event(2, 'b', 0, 'two', 2),
  event(3, 'b', 1, 'two', 3),
  event(4, 'a', 1, 'three', 4),
];
const one = answer('one', 'a', [1], 0, 1);
const two = answer('two', 'b', [2, 3], 1, 3);
const three = answer('three', 'a', [4], 1, 4);
const answers = [one, two, two, three];

const changed = (index: number, part: Partial<LoggedEvent>): LoggedEvent[] =>
  log.map((logged, at) => (at === index ? { ...logged, ...part } : logged));

describe('the history checker', () => {
  it('finds nothing where all is well', () => {
    expect(faultsOf(log, answers)).toEqual([]);
    expect(faultsOf([], [])).toEqual([]);
  });

  it('finds what was lost', () => {
    expect(faultsOf(log.slice(0, 3), answers)).toContain('three, answered a@1 at 4, is lost');
  });

  it('finds what is there twice', () => {
    expect(faultsOf([...log, event(5, 'a', 2, 'three', 4)], answers)).toContain(
      'three, answered a@1 at 4, is there 2 times',
    );
  });

  it('finds a repeat that was answered otherwise than the first', () => {
    expect(faultsOf(log, [...answers, { ...three, revision: 2 }])).toEqual([
      'three, answered a@2 at 4, ends at a@1 at 4',
    ]);
  });

  it('finds what nobody sent', () => {
    expect(faultsOf(log, [one, two])).toContain('nobody sent what is at 4');
  });

  it('finds gaps in positions and in revisions', () => {
    expect(faultsOf(changed(3, { position: '5' }), answers)).toContain('position 5 stands where 4 is due');
    expect(faultsOf(changed(3, { revision: 2 }), answers)).toContain('a has revision 2 where 1 is due');
  });

  it('finds other content, and a command torn apart', () => {
    expect(faultsOf(changed(0, { data: '{"amount":9}' }), answers)).toEqual([
      'one, answered a@0 at 1, is there with other events',
    ]);
    expect(faultsOf([log[0], event(2, 'b', 1, 'two', 3), log[3]], answers)).toContain(
      'two, answered b@1 at 3, ends at b@1 at 2',
    );
  });

  it('finds what stands before something that had been answered when it was sent', () => {
    const late = { ...one, sentAt: 100, answeredAt: 105 };
    expect(faultsOf(log, [late, two, three])).toEqual([
      'what is at 1 was sent after something behind it had been answered',
    ]);
  });
});
