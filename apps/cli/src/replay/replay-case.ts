import { type CaseEvent, type CaseView, foldCaseView } from '#cases';
import { type Recorded, sameJson } from '#kernel';

/** One event of a replay. */
export interface ReplayStep {
  readonly event: Recorded<CaseEvent>;
  /** The case after the event. */
  readonly view: CaseView;
  /** Fields that the event changed; for the first event, all fields. */
  readonly changes: readonly ViewChange[];
}

export interface ViewChange {
  readonly field: keyof CaseView;
  /** Value before the event; undefined if there was none. */
  readonly before: unknown;
  /** Value after the event; undefined if there is none. */
  readonly after: unknown;
}

/** Fields that every event changes, and that the event itself shows. */
const bookkeeping: ReadonlySet<string> = new Set(['updatedAt', 'revision', 'position']);

/** Replays the history of a case with the reducer of the case view. */
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
