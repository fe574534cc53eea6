import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent, ClosingGround } from '../../case/case.events.js';
import type { CasePolicy } from '../../case/case.policy.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen, assertOpened, assertStillSilent } from '../../case/case.rules.js';
import type { CaseState, Opened } from '../../case/case.state.js';

/** F28: the ground is the customer's confirmation, the customer's withdrawal, or silence after all reminders. */
export class CloseCase extends commandNamed('CloseCase')<{
  readonly code: string;
  readonly cause?: string;
  readonly ground: Exclude<ClosingGround, 'unrecorded'>;
  /** Revision at which the silence to close on began; any silence if omitted. */
  readonly silentSince?: number;
}> {}

export const closeCase =
  (policy: CasePolicy): Decide<CloseCase, CaseState, CaseEvent> =>
  ({ data }, state) => {
    assertOpened(state);
    const { code, cause, ground } = data;
    if (state.closing?.code === code && state.closing.ground === ground) return [];
    assertOpen(state);
    if (state.pendingEscalation) throw new CaseRefusal('ESCALATION_PENDING');
    if (ground === 'confirmed') assertConfirmed(state);
    if (ground === 'idle') assertIdle(state, data.silentSince, policy);
    return [{ type: 'CaseClosed', data: { code, cause, ground } }];
  };

const assertConfirmed = ({ resolution }: Opened): void => {
  if (!resolution?.confirmed) throw new CaseRefusal('RESOLUTION_UNCONFIRMED', {}, ['ground']);
};

const assertIdle = ({ silence }: Opened, since: number | undefined, { reminderDays }: CasePolicy): void => {
  assertStillSilent(silence, since);
  if (silence.reminders < reminderDays.length) throw new CaseRefusal('REMIND_FIRST', {}, ['ground']);
};
