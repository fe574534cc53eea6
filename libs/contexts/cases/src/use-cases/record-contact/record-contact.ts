import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent, Direction } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpened } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F13. Allowed on a closed case too, because people go on calling. Two identical contacts are two events. */
export class RecordContact extends commandNamed('RecordContact')<{
  readonly channel: string;
  readonly direction: Direction;
  readonly summary: string;
  readonly recordingReference?: string;
}> {}

export const recordContact: Decide<RecordContact, CaseState, CaseEvent> = ({ data, context }, state) => {
  assertOpened(state);
  if (context.actor.role === 'customer' && data.direction !== 'inbound') {
    // what the desk told the customer is for the desk to record
    throw new CaseRefusal('INBOUND_ONLY', {}, ['direction']);
  }
  const { channel, direction, summary, recordingReference } = data;
  const recorded: CaseEvent = { type: 'ContactRecorded', data: { channel, direction, summary, recordingReference } };
  // An answer of the awaited party ends the wait.
  const answered = direction === 'inbound' && state.awaitedParty === 'customer';
  return answered ? [recorded, { type: 'AwaitingEnded', data: { party: 'customer' } }] : [recorded];
};
