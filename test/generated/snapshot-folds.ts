import {
  caseCodec,
  type CaseEvent,
  caseFold,
  caseStateVersion,
  caseViewVersion,
  foldCase,
  numberBlocksFold,
  numberBlocksVersion,
} from '#cases';
import type { Recorded } from '#kernel';
import { recordedCase } from '../../libs/contexts/cases/src/case/case.examples.js';
import { storedSamples } from '#cases/testing';
import { SampleKeys } from '#codec/testing';
import type { PresentFolds } from './locked-folds.js';

/** Every fold whose states are kept as snapshots. */
export const snapshotFolds = async (): Promise<PresentFolds> => {
  const cases = await caseSamples();
  const samples = [...cases.keys()];
  const historiesOf = (names: readonly string[]) => histories(names.flatMap((name) => cases.get(name) ?? []));
  return {
    case: {
      version: caseStateVersion,
      constant: 'caseStateVersion',
      samples,
      statesOf: (names) => historiesOf(names).map(stateAfter),
    },
    'case-view': {
      version: caseViewVersion,
      constant: 'caseViewVersion',
      samples,
      statesOf: (names) => historiesOf(names).map(foldCase),
    },
    'case-numbers': {
      version: numberBlocksVersion,
      constant: 'numberBlocksVersion',
      samples: ['CaseNumberBlockAllotted.v1.json'],
      statesOf: () => [numberBlocksFold.initial, blockAllotted()],
    },
  };
};

const caseSamples = async (): Promise<ReadonlyMap<string, CaseEvent>> => {
  const stored = storedSamples();
  const events = await caseCodec(new SampleKeys()).decode([...stored.values()]);
  return new Map([...stored.keys()].map((name, index) => [name, events[index]]));
};

/** After each opening, each event, and each event after each other. */
const histories = (events: readonly CaseEvent[]): readonly (readonly Recorded<CaseEvent>[])[] =>
  events
    .filter(({ type }) => type === 'CaseOpened')
    .flatMap((opening) => events.flatMap((first) => events.map((second) => [opening, first, second])))
    .map((history) => recordedCase(history.map(({ type, data }) => ({ type, data }) as CaseEvent)));

const stateAfter = (history: readonly Recorded<CaseEvent>[]): unknown =>
  history.reduce((state, event) => caseFold.evolve(state, event, event.envelope.occurredAt), caseFold.initial);

const blockAllotted = (): unknown => {
  const data = { first: 100_000_001, size: 1_000 };
  return numberBlocksFold.evolve(
    numberBlocksFold.initial,
    { type: 'CaseNumberBlockAllotted', data },
    '2026-03-02T09:00:00.000Z',
  );
};
