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
import type { CaseStatus } from '../case/case.standing.js';

const statuses = ['new', 'active', 'awaiting', 'resolved', 'closed'] as const satisfies readonly CaseStatus[];

export const CaseStatusEnum = enumOf('CaseStatus', statuses);
export const PriorityEnum = enumOf('Priority', priorities);
export const LevelEnum = enumOf('Level', levels);
export const AwaitedPartyEnum = enumOf('AwaitedParty', awaitedParties, 'Whom a case waits for.');
export const FaultClassEnum = enumOf('FaultClass', faultClasses);
export const ConfidenceEnum = enumOf('Confidence', confidences);
export const RepairModeEnum = enumOf('RepairMode', repairModes);
export const InheritanceRuleEnum = enumOf(
  'InheritanceRule',
  inheritanceRules,
  'What warranty a replacement gets: the old one as it is, or what remains of it but at least 90 days.',
);
export const ClosingGroundEnum = enumOf('ClosingGround', closingGrounds, 'UNRECORDED only in imported cases.');
const statedGrounds = ['confirmed', 'withdrawn', 'idle'] as const satisfies readonly ClosingGround[];
export const CloseCaseGroundEnum = enumOf('CloseCaseGround', statedGrounds);
export const LinkRelationEnum = enumOf('LinkRelation', linkRelations);
export const VisibilityEnum = enumOf('Visibility', visibilities);
export const DirectionEnum = enumOf('Direction', directions);
