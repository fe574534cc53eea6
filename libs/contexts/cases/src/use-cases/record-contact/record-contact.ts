import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent, Direction } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpened } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F13. Also on a closed case: people go on calling. Every contact counts, so a second one like the first is another. */
export class RecordContact extends commandNamed('RecordContact')<{
  readonly channel: string;
  readonly direction: Direction;
  readonly summary: string;
  readonly recordingReference?: string;
}> {}

export const recordContact: Decide<RecordContact, CaseState, CaseEvent> = ({ data, context }, state) => {
  assertOpened(state);
  if (context.actor.role === 'customer' && data.direction !== 'inbound') {
    throw new CaseRefusal('INBOUND_ONLY', {}, ['direction']); // what we told them is ours to record
  }
  const { channel, direction, summary, recordingReference } = data;
  const recorded: CaseEvent = { type: 'ContactRecorded', data: { channel, direction, summary, recordingReference } };
  // An answer of the awaited party ends the wait.
  const answered = direction === 'inbound' && state.awaitedParty === 'customer';
  return answered ? [recorded, { type: 'AwaitingEnded', data: { party: 'customer' } }] : [recorded];
};
