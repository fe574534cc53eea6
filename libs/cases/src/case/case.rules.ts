import { CaseRefusal } from './case.refusals.js';
import type { CaseState, Opened } from './case.state.js';

/** The rules that most commands share. */
export function assertOpened(state: CaseState): asserts state is Opened {
  if (state.status === 'unopened') throw new CaseRefusal('CASE_NOT_FOUND');
}

export function assertOpen(state: CaseState): asserts state is Opened {
  assertOpened(state);
  if (state.status === 'closed') throw new CaseRefusal('CASE_NOT_OPEN');
}
