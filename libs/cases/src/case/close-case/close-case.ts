import { Command, type Decide } from '#kernel';
import type { CaseEvent, ClosingGround } from '../case.events.js';
import { CaseRefusal } from '../case.refusals.js';
import { assertOpen, assertOpened } from '../case.rules.js';
import type { CaseState, Opened } from '../case.state.js';

/** F28: the ground is the customer's confirmation, the customer's withdrawal, or silence after two reminders. */
export class CloseCase extends Command<{
  readonly code: string;
  readonly cause?: string;
  readonly ground: Exclude<ClosingGround, 'unrecorded'>;
}> {}

export const closeCase: Decide<CloseCase, CaseState, CaseEvent> = ({ data }, state) => {
  assertOpened(state);
  const { code, cause, ground } = data;
  if (state.closing?.code === code && state.closing.ground === ground) return [];
  assertOpen(state);
  if (state.pendingEscalation) throw new CaseRefusal('ESCALATION_PENDING');
  assertGround(ground, state);
  return [{ type: 'CaseClosed', data: { code, cause, ground } }];
};

const assertGround = (ground: CloseCase['data']['ground'], { resolution }: Opened): void => {
  if (ground === 'confirmed' && !resolution?.confirmed) throw new CaseRefusal('RESOLUTION_UNCONFIRMED', {}, ['ground']);
  // Nobody was reminded yet: no event says that a customer was.
  if (ground === 'idle') throw new CaseRefusal('REMIND_FIRST', {}, ['ground']);
};
