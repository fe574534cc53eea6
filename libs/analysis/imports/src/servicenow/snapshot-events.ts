import { type CaseEvent, caseFold, type CaseState, type Opened } from '#cases';
import type { Instant } from '#kernel';
import type { CaseSnapshot } from './case-snapshot.js';
import { linked, prioritised, reclassified } from './classification-change.js';
import { assigned, released, routed } from './handling-change.js';
import { customerIdOf, sourceName } from './identity.js';
import { entering, leaving, standsSo } from './status-change.js';

/** BCP 47 for a language that nobody recorded. */
const undetermined = 'und';

/**
 * What must have happened for a case in this state to stand as the snapshot shows it; nothing where it stands so already.
 * Comparing with the state, not with the row before, lets a later file go on where the stored history ends.
 * @param number The case number, used where the snapshot is a case's first.
 */
export const eventsToward = (state: CaseState, snapshot: CaseSnapshot, number: string): readonly CaseEvent[] => {
  if (state.status !== 'unopened') return changesToward(state, snapshot);
  const opening = openingOf(snapshot, number);
  const opened = caseFold.evolve(state, opening, openedAt(snapshot)) as Opened;
  return [opening, ...changesToward(opened, snapshot)];
};

const changesToward = (state: Opened, snapshot: CaseSnapshot): CaseEvent[] => {
  const { status: status } = snapshot;
  const ended = leaving(state, status);
  const begun = standsSo(state, status) ? [] : entering(ended.length > 0 ? 'active' : state.status, status);
  const returned = begun.some(({ type }) => type === 'WorkReturned');
  const taken = assigned(state, snapshot, returned);
  return [
    ...ended,
    ...reclassified(state, snapshot),
    ...prioritised(state, snapshot),
    ...linked(state, snapshot),
    ...routed(state, snapshot),
    ...released(state, snapshot, returned),
    ...(returned ? [...begun, ...taken] : [...taken, ...begun]),
  ];
};

/** A case existed at its first update, so an opening time behind that is one put in later. */
export const openedAt = ({ opening, updatedAt }: CaseSnapshot): Instant =>
  opening.openedAt < updatedAt ? opening.openedAt : updatedAt;

const openingOf = ({ number: id, opening, classification, urgency }: CaseSnapshot, number: string): CaseEvent => ({
  type: 'CaseOpened',
  data: {
    number,
    customerId: customerIdOf(opening.caller),
    contact: opening.caller === undefined ? undefined : { name: opening.caller },
    deviceSerial: classification.deviceSerial,
    channel: opening.channel,
    category: classification.category,
    subcategory: classification.subcategory,
    symptom: classification.symptom,
    language: undetermined,
    region: classification.region,
    priority: urgency.priority,
    impact: urgency.impact,
    urgency: urgency.urgency,
    externalReference: { source: sourceName, id },
  },
});
