import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpened } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F37: makes folds drop personal data and texts after their keys were destroyed. Only erasures send this command. */
export class EraseCaseData extends commandNamed('EraseCaseData')<Record<never, never>> {}

export const eraseCaseData: Decide<EraseCaseData, CaseState, CaseEvent> = (_command, state) => {
  assertOpened(state);
  return [{ type: 'CaseDataErased', data: {} }];
};
