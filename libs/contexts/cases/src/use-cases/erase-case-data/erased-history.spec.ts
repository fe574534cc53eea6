import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beginning, type Recorded } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { caseCodec } from '../../case/case.codec.js';
import type { CaseEvent } from '../../case/case.events.js';
import { caseExamples, recordedCase } from '../../case/case.examples.js';
import { caseFold, type CaseState } from '../../case/case.state.js';
import { escalationBoardProjection } from '../../escalation-board/escalation-board.projection.js';
import { casesProjection } from '../../case-views/cases.projection.js';
import { projected } from '#projections/testing';

const { CaseOpened: opened, CaseDataErased: erased, ...others } = caseExamples;

/** A case with any events, then an erasure, then any other events. */
const histories = fc
  .tuple(
    fc.array(fc.constantFrom<CaseEvent>(...Object.values(others)), { maxLength: 12 }),
    fc.array(fc.constantFrom<CaseEvent>(...Object.values(others)), { maxLength: 4 }),
  )
  .map(([before, after]) => ({ events: [opened, ...before, erased, ...after], erasedAt: before.length + 1 }));

/** The history as read before the keys up to the erasure were destroyed, and as read afterwards. */
const beforeAndAfter = async (events: readonly CaseEvent[], through: number) => {
  const keys = new MemorySubjectKeys();
  const codec = caseCodec(keys);
  const recorded = recordedCase(events);
  const written = await codec.encode(
    recorded.map(({ envelope, ...event }) => ({
      event: event as CaseEvent,
      ...{ id: envelope.id, occurredAt: envelope.occurredAt, metadata: envelope },
    })),
  );
  const stored = written.map((event, index) => ({ ...recorded[index].envelope, ...event }));
  const before = plain(await codec.decode(stored));
  const upTo = stored.slice(0, through);
  keys.erase('customer-c-lin-mei', upTo.at(-1)?.position ?? beginning);
  // Later events were encrypted under a new key; here it is enough that they are readable.
  return { before, after: [...plain(await codec.decode(upTo)), ...before.slice(through)] };
};

const plain = (events: readonly Recorded<CaseEvent>[]) => JSON.parse(JSON.stringify(events)) as Recorded<CaseEvent>[];

const stateOf = (events: readonly Recorded<CaseEvent>[]): CaseState =>
  events.reduce((state, event) => caseFold.evolve(state, event, event.envelope.occurredAt), caseFold.initial);

const rowsOf = (events: readonly Recorded<CaseEvent>[]): unknown =>
  JSON.parse(
    JSON.stringify([projected(casesProjection, events), projected(escalationBoardProjection, events)]),
  ) as unknown;

describe('a case whose keys were destroyed', () => {
  it('folds to the same state and view before and after the keys are destroyed', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ events, erasedAt }) => {
        const { before, after } = await beforeAndAfter(events, erasedAt);
        expect(stateOf(after)).toEqual(stateOf(before));
        expect(rowsOf(after)).toEqual(rowsOf(before));
      }),
    );
  });

  it('contains none of the erased words', async () => {
    const { after } = await beforeAndAfter([opened, ...Object.values(others), erased], Object.keys(others).length + 1);
    const left = JSON.stringify([after, stateOf(after), rowsOf(after)]);
    for (const word of ['Lin Mei', 'Green', 'restart', 'Charging', 'store', 'Sisters', 'dialysis']) {
      expect(left).not.toContain(word);
    }
  });
});
