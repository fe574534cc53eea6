import fc, { type Arbitrary } from 'fast-check';
import type { Actor } from '#kernel';
import { type Intention, opening, type Theme, themes } from './intentions.js';

/** One command to be sent. */
export interface Step {
  /** Which of the two cases of the sequence. */
  readonly caseIndex: 0 | 1;
  /** The first candidate that changes something is sent; the first of all if no change is wanted or possible. */
  readonly candidates: readonly Candidate[];
  readonly wantsChange: boolean;
  /** Negative if clocks disagree. */
  readonly minutesLater: number;
  /** The revision that the sender claims to have seen: none, the present one, or another. */
  readonly expected: 'none' | 'right' | 'wrong';
  /** Reuses the id of an earlier command of the sequence, with the same content or with that of this step. */
  readonly repeats?: { readonly earlier: number; readonly says: 'the same' | 'something else' };
}

export interface Candidate {
  readonly intention: Intention;
  readonly actor: Actor;
}

export type Sequence = readonly Step[];

const customers: readonly Actor[] = ['C-1', 'C-2'].map((id) => ({ id, role: 'customer', customerId: id }));
const staff: readonly Actor[] = [
  { id: 'a-1', role: 'agent', tier: 1, region: 'CN' },
  { id: 'e-1', role: 'engineer', tier: 2, region: 'CN' },
  { id: 'e-2', role: 'engineer', tier: 2 },
  { id: 'x-1', role: 'engineering', tier: 3 },
  { id: 'x-2', role: 'engineering', tier: 3 },
  { id: 'd-1', role: 'dispatcher' },
];
const actor = fc.constantFrom(...customers, ...staff, ...staff, ...staff);

const minutesPerDay = 24 * 60;
const minutesLater = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 600 }), weight: 12 },
  { arbitrary: fc.integer({ min: -30, max: -1 }), weight: 2 },
  // Around the end of the window for reopening.
  { arbitrary: fc.constantFrom(14 * minutesPerDay, 14 * minutesPerDay + 1), weight: 1 },
);
const expected = fc.constantFrom(...Array<'none'>(8).fill('none'), 'right' as const, 'wrong' as const);

const seldom = <Value>(value: Arbitrary<Value>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 6 }, { arbitrary: value, weight: 1 });

const repeats = fc.record({
  earlier: fc.nat(),
  says: fc.constantFrom('the same' as const, 'the same' as const, 'something else' as const),
});

const candidatesPerStep = 4;

const step = (
  intention: Arbitrary<Intention>,
  rest: Partial<{ [Key in keyof Step]: Arbitrary<Step[Key]> }> = {},
): Arbitrary<Step> =>
  fc.record({
    caseIndex: fc.integer({ min: 0, max: 11 }).map((side) => (side === 11 ? 1 : 0)),
    candidates: fc.array(fc.record({ intention, actor }), {
      minLength: candidatesPerStep,
      maxLength: candidatesPerStep,
    }),
    wantsChange: fc.constantFrom(true, true, true, false),
    minutesLater,
    expected,
    repeats: seldom(repeats),
    ...rest,
  });

const opens = (caseIndex: 0 | 1): Arbitrary<Step> =>
  step(opening, {
    caseIndex: fc.constant(caseIndex),
    candidates: fc.tuple(fc.record({ intention: opening, actor: fc.constantFrom(...staff) })),
    repeats: fc.constant(undefined),
  });

/** Repeats an earlier command unchanged. */
const exactRepeat = step(opening, {
  candidates: fc.constant([]),
  expected: fc.constant('none'),
  repeats: fc.record({ earlier: fc.nat(), says: fc.constant('the same') }),
});

/**
 * Commands on one or two cases: an opening, any other commands, and at least one exact repeat of an earlier command.
 */
const sequenceAbout = ({ intention, commands }: Theme): Arbitrary<Sequence> =>
  fc
    .record({
      first: opens(0),
      second: seldom(opens(1)),
      others: fc.array(step(intention), commands),
      repeat: exactRepeat,
      place: fc.nat(),
    })
    .map(({ first, second, others, repeat, place }) => {
      const steps = [first, ...(second ? [second] : []), ...others];
      const at = 1 + (place % steps.length);
      return [...steps.slice(0, at), repeat, ...steps.slice(at)];
    });

/** Without the usual bias to small values, which favours short sequences that reach few rules. */
export const anySequence: Arbitrary<Sequence> = fc.noBias(fc.oneof(...themes.map(sequenceAbout)));
