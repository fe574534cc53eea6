import { type CaseEvent, caseFold, type CaseState, type Opened } from '#cases';
import type { Instant } from '#kernel';
import type { CaseSnapshot } from './case-snapshot.js';
import { linked, prioritised, reclassified } from './classification-change.js';
import { assigned, released, routed } from './handling-change.js';
import { customerIdOf, sourceName } from './identity.js';
import { entering, leaving, standsSo } from './status-change.js';

/** BCP 47 code of an unrecorded language. */
const undetermined = 'und';

/**
 * The events that lead from a state to the snapshot; none if the state agrees with it already. Comparing with the
 * state, not with the previous row, lets a later file continue where the stored history ends.
 * @param number the case number, used if the snapshot is the first of its case.
 */
export const eventsToward = (state: CaseState, snapshot: CaseSnapshot, number: string): readonly CaseEvent[] => {
  if (state.status !== 'unopened') return changesToward(state, snapshot);
  const opening = openingOf(snapshot, number);
  const opened = caseFold.evolve(state, opening, openedAt(snapshot)) as Opened;
  return [opening, ...changesToward(opened, snapshot)];
};

const changesToward = (state: Opened, snapshot: CaseSnapshot): CaseEvent[] => {
  const { status } = snapshot;
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

/** A case existed at its first update, so a later opening time was entered afterwards. */
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
