import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { caseCodec, type CaseEvent, caseFold } from '#cases';
import type { CommandResult } from '#command-processing';
import { collect, type EventStore } from '#event-store';
import { type Command, Refusal } from '#kernel';
import type { SubjectKeys } from '#encryption';
import { rounds } from '../support/effort.js';
import { publishingArticles } from './articles-at-hand.js';
import { CaseModel, type ModelStream, type Outcome } from './case-model.js';
import { anySequence, type Sequence } from './sequences.js';
import { carryOut } from './carry-out.js';

/** The write side under test. */
export interface Subject {
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  readonly send: (command: Command) => Promise<CommandResult>;
}

/** What was reached over all sequences: a generator that reaches half of the rules tests only half. */
export interface Coverage {
  readonly events: Set<string>;
  readonly refusals: Set<string>;
  sequences: number;
}

/** Number of sequences at full effort. */
const allSequences = 10_000;
const sequencesAtOnce = 50;

/** Scales a number of sequences to the effort of this run, rounded to whole batches. */
export const sequencesOf = (full: number): number => rounds(full / sequencesAtOnce) * sequencesAtOnce;

/** Number of sequences per spec, unless it asks for another. */
export const usualSequences = sequencesOf(allSequences);

/** Random in each run; `CASEFOLD_SEED` replays one. */
export const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

interface ProofOptions {
  readonly sequences?: number;
  /** If the sequences have not covered this, more are sent, at most as many as at full effort. */
  readonly covers?: (coverage: Coverage) => boolean;
}

/**
 * Sends sequences to the write side, 50 concurrently, and compares outcomes, histories and states with the model. A
 * replay also shrinks the counterexample, which takes a while.
 */
export const proveSequences = async (
  subjectOf: () => Promise<Subject>,
  { sequences = usualSequences, covers = () => true }: ProofOptions = {},
): Promise<Coverage> => {
  const coverage: Coverage = { events: new Set(), refusals: new Set(), sequences: 0 };
  let batch = 0;
  const sideBySide = fc.array(anySequence, { minLength: sequencesAtOnce, maxLength: sequencesAtOnce });
  const holds = fc.asyncProperty(sideBySide, async (together) => {
    const subject = await subjectOf();
    for (const command of publishingArticles()) await subject.send(command);
    const name = `${seed}/${batch++}`;
    await Promise.all(together.map((sequence, index) => prove(subject, sequence, `${name}/${index}`, coverage)));
  });
  const isReplay = process.env['CASEFOLD_SEED'] !== undefined;
  const most = Math.max(sequences, allSequences);
  for (const seedOfBatch of fc.sample(fc.noBias(fc.integer()), { seed, numRuns: most / sequencesAtOnce })) {
    if (coverage.sequences >= sequences && covers(coverage)) break;
    await fc.assert(holds, { seed: seedOfBatch, numRuns: 1, endOnFailure: !isReplay });
  }
  return coverage;
};

const prove = async (subject: Subject, sequence: Sequence, name: string, coverage: Coverage): Promise<void> => {
  const model = new CaseModel();
  for (const { command, outcome } of carryOut(sequence, name, model)) {
    if ('refused' in outcome) coverage.refusals.add(outcome.refused);
    expectSame([command.name, await outcomeOf(subject.send(command))], [command.name, outcome]);
  }
  for (const [stream, expected] of model.streams) await proveHistory(subject, stream, expected, coverage);
  coverage.sequences += 1;
};

const outcomeOf = async (sent: Promise<CommandResult>): Promise<Outcome> => {
  try {
    const { revision } = await sent;
    return { revision };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  }
};

const proveHistory = async (
  { store, keys }: Subject,
  stream: string,
  { events, state }: ModelStream,
  coverage: Coverage,
): Promise<void> => {
  const history = await caseCodec(keys).decode(await collect(store.readStream(stream)));
  const revisions = history.map(({ envelope }) => envelope.revision);
  expectSame(revisions, [...revisions.keys()]);
  expectSame(history.map(contentOf), events.map(contentOf));
  const { initial, evolve } = caseFold;
  expectSame(
    history.reduce((folded, event) => evolve(folded, event, event.envelope.occurredAt), initial),
    state,
  );
  for (const { type } of events) coverage.events.add(type);
};

/**
 * Compares as JSON, which drops undefined members. `expect` is slower than everything under test, so it is used only to
 * report a difference.
 */
const expectSame = (actual: unknown, expected: unknown): void => {
  if (!isDeepStrictEqual(asJson(actual), asJson(expected))) expect(actual).toEqual(expected);
};

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** All but the case number, which the allocator assigns. */
const contentOf = ({ type, data }: CaseEvent): object =>
  type === 'CaseOpened' ? { type, data: { ...data, number: 'any' } } : { type, data };
