import { type CaseEvent, type CaseView, foldCaseView } from '#cases';
import { type Recorded, sameJson } from '#kernel';

/** One event of a case's story. */
export interface ReplayStep {
  readonly event: Recorded<CaseEvent>;
  /** The case after the event. */
  readonly view: CaseView;
  /** What the event changed; at the opening everything that is known. */
  readonly changes: readonly ViewChange[];
}

export interface ViewChange {
  readonly field: keyof CaseView;
  /** Undefined where there was nothing. */
  readonly before: unknown;
  /** Undefined where nothing is left. */
  readonly after: unknown;
}

/** Changed by every event; the event itself tells them. */
const bookkeeping: ReadonlySet<string> = new Set(['updatedAt', 'revision', 'position']);

/** Lives a case through once more, by the same reducer that shows it today. */
export function* replayCase(history: readonly Recorded<CaseEvent>[]): Generator<ReplayStep> {
  let before: CaseView | undefined;
  for (const event of history) {
    const view = foldCaseView(before, event);
    yield { event, view, changes: changesBetween(before, view) };
    before = view;
  }
}

const changesBetween = (before: Partial<CaseView> = {}, after: CaseView): ViewChange[] =>
  (Object.keys({ ...before, ...after }) as (keyof CaseView)[])
    .filter((field) => !bookkeeping.has(field) && !sameJson(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
