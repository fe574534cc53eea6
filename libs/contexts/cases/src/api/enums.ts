import { enumOf } from '#graphql';
import {
  awaitedParties,
  type ClosingGround,
  closingGrounds,
  confidences,
  directions,
  faultClasses,
  inheritanceRules,
  levels,
  linkRelations,
  priorities,
  repairModes,
  visibilities,
} from '../case/case.events.js';
import type { CaseStatus } from '../case/case.status.js';

const statuses = ['new', 'active', 'awaiting', 'resolved', 'closed'] as const satisfies readonly CaseStatus[];

export const CaseStatusEnum = enumOf('CaseStatus', statuses, 'Where a case is in its life.', {
  new: 'Nobody has started to work on the case.',
  active: 'Somebody works on the case.',
  awaiting: 'The case waits for someone or something; its field `awaiting` says for what.',
  resolved: 'A resolution is proposed, and the customer has yet to confirm it or the case to be closed.',
  closed: 'The case is closed. It can be reopened for a while: 14 days by default.',
});

export const PriorityEnum = enumOf('Priority', priorities, 'How urgent something is. Target times depend on it.', {
  urgent: 'Most urgent: to be handled at once.',
  high: 'More urgent than usual.',
  normal: 'Neither more nor less urgent than usual; the default of a new case.',
  low: 'Least urgent.',
});

export const LevelEnum = enumOf('Level', levels, 'A level of impact or urgency.', {
  high: 'Higher than usual.',
  medium: 'Neither high nor low.',
  low: 'Lower than usual.',
});

export const AwaitedPartyEnum = enumOf('AwaitedParty', awaitedParties, 'Whom or what a case waits for.', {
  customer: 'An answer of the customer, who is reminded while it is missing.',
  vendor: 'A vendor.',
  problem: 'The solution of a problem that many cases share.',
  evidence: 'Evidence, such as a proof of purchase.',
  part: 'A spare part.',
  'third-party': 'Somebody else outside the organisation.',
});

export const FaultClassEnum = enumOf('FaultClass', faultClasses, 'Kind of fault that a diagnosis found.', {
  'manufacturing-defect': 'A defect of material or manufacture.',
  'accidental-damage': 'Damage by accident, which the warranty does not cover.',
  wear: 'Ordinary wear, which the warranty does not cover.',
  software: 'A fault of the software.',
  'user-education': 'No fault: the customer needed an explanation.',
  'no-fault-found': 'The reported fault could not be reproduced.',
  'third-party': 'A fault of a product of another maker.',
});

export const ConfidenceEnum = enumOf('Confidence', confidences, 'How sure a diagnosis is.', {
  low: 'A first guess.',
  medium: 'Probable.',
  high: 'Practically certain.',
});

export const RepairModeEnum = enumOf('RepairMode', repairModes, 'Where a device is repaired and how it gets there.', {
  site: 'The customer brings the device to a store or authorised provider.',
  courier: 'A courier collects the device.',
  factory: 'The device is returned to the factory.',
});

export const InheritanceRuleEnum = enumOf(
  'InheritanceRule',
  inheritanceRules,
  'Which warranty a replacement device gets from the old one.',
  {
    inherit: 'The warranty of the old device, with its start and end.',
    'remaining-or-90-days': 'What remains of the warranty of the old device, but at least 90 days.',
  },
);

const ofGrounds = {
  confirmed: 'The customer confirmed the proposed resolution.',
  withdrawn: 'The customer withdrew the case.',
  idle: 'The customer did not answer after all reminders: two by default.',
};

export const ClosingGroundEnum = enumOf('ClosingGround', closingGrounds, 'Why a case could be closed.', {
  ...ofGrounds,
  unrecorded: 'Unknown: the case was imported from a log that does not tell.',
});

const statedGrounds = ['confirmed', 'withdrawn', 'idle'] as const satisfies readonly ClosingGround[];

export const CloseCaseGroundEnum = enumOf(
  'CloseCaseGround',
  statedGrounds,
  'Why a case may be closed, as the caller of `closeCase` states.',
  ofGrounds,
);

export const LinkRelationEnum = enumOf('LinkRelation', linkRelations, 'What a linked case or record is to a case.', {
  related: 'It has to do with the case.',
  duplicate: 'It is about the same matter, recorded twice.',
  'follow-up': 'It continues the matter, where one of the two was closed.',
  problem: 'It is the problem that causes this case and perhaps many others.',
  change: 'It is the change that is to solve the case.',
  cause: 'It caused the case.',
  vendor: 'It is the record of the same matter at a vendor.',
});

export const VisibilityEnum = enumOf('Visibility', visibilities, 'Who may read a note.', {
  internal: 'Employees only.',
  customer: 'The customer, too.',
});

export const DirectionEnum = enumOf('Direction', directions, 'Who got in touch with whom.', {
  inbound: 'The customer contacted us.',
  outbound: 'We contacted the customer.',
});
