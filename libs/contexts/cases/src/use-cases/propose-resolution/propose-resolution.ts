import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** Ends a wait. There is one proposal at a time: to make another, reject the first. */
export class ProposeResolution extends commandNamed('ProposeResolution')<{
  readonly code: string;
  readonly summary?: string;
}> {}

export const proposeResolution: Decide<ProposeResolution, CaseState, CaseEvent> = ({ data }, state) => {
  assertOpen(state);
  const { code, summary } = data;
  if (state.resolution?.code === code) return [];
  if (state.resolution) throw new CaseRefusal('CASE_RESOLVED', { code: state.resolution.code });
  return [{ type: 'ResolutionProposed', data: { code, summary } }];
};
