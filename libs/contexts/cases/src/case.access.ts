import type { AccessRules, Grant } from '#access';
import type { Case } from './api/case.type.js';
import { readers } from './api/who.js';
import { caseStream, caseSubject } from './case/case.streams.js';
import { caseChangeRules } from './case-changes/case-change.types.js';
import { caseDurationsRules } from './case-list/cases.types.js';
import { caseTransitionsRules } from './case-transitions/case-transitions.types.js';
import { escalationRules } from './escalation-board/escalation-board.types.js';
import { queueLoadRules } from './queue-board/queue-board.types.js';
import { queueChangeRules } from './queue-board/queue-change.types.js';

/** The fields of a case that permissions and data subjects depend on. */
type AnyCase = Pick<Case, 'id' | 'customerId'>;

const whole = (shown: Case): AnyCase => shown;
const everything: readonly Grant[] = [{ classes: ['open', 'internal', 'text', 'personal'] }];
/** Grants of roles that may not see personal data. Free text may contain it, so text needs a scope of the token. */
const withoutPeople: readonly Grant[] = [{ classes: ['open', 'internal'] }, { classes: ['text'], scope: 'read:text' }];

/** Access rules of cases: which roles may run which operations and read which fields. */
export const caseAccess: AccessRules = {
  operations: {
    case: ['customer', ...readers],
    cases: ['customer', ...readers],
    caseChanged: ['customer', ...readers],
    caseDurations: readers,
    casesByStatus: readers,
    caseTransitions: readers,
    queues: readers,
    escalations: readers,
    queueChanged: readers,
  },

  resources: {
    case: {
      subjectOf: ({ id, customerId }: AnyCase) => caseSubject(caseStream(id), customerId),
      grants: {
        customer: [
          {
            classes: ['open', 'text', 'personal'],
            where: ({ customerIds }) => ({ customerId: { $in: [...customerIds] } }),
          },
        ],
        agent: everything,
        engineer: everything,
        relations: everything,
        dispatcher: everything,
        quality: everything,
        engineering: [
          ...withoutPeople,
          // F8: the steps already tried are passed on to the tier that takes the case.
          { classes: ['text'], where: () => ({ tier: 3 }) },
          { classes: ['text'], where: () => ({ 'pendingEscalation.toTier': 3 }) },
        ],
        analyst: withoutPeople,
        integration: withoutPeople,
      },
    },
    desk: { grants: Object.fromEntries(readers.map((role) => [role, [{ classes: ['open'] }]])) },
  },

  types: {
    Case: {
      resource: 'case',
      root: whole,
      open: `id number status awaiting tier priority impact urgency category subcategory channel language region customerId
        identityVerifiedAt deviceSerial snapshot externalReference pendingEscalation escalationCount diagnosis diagnosisCount
        repairs resolution reminders closing reopenCount rejectionCount contactCount openedAt lastContactAt closedAt
        updatedAt ageSeconds origin revision position`,
      internal: 'queue skills assignee transferCount noteCount links',
      text: 'symptom',
      personal: 'contact screenshot orderNumber',
    },
    Contact: { resource: 'case', personal: 'name phone email' },
    Snapshot: { resource: 'case', open: 'deviceModel osVersion appVersion' },
    ExternalReference: { resource: 'case', open: 'source id' },
    StepTried: { resource: 'case', text: 'step result' },
    Awaiting: { resource: 'case', open: 'party since', internal: 'reason', text: 'reason' },
    PendingEscalation: {
      resource: 'case',
      open: 'fromTier toTier severity since',
      internal: 'specialty reason urgentReason attempts',
      text: 'reason urgentReason attempts',
    },
    Diagnosis: {
      resource: 'case',
      open: 'nth supersedes faultClass faultCodes confidence diagnosedAt',
      internal: 'steps evidence diagnosedBy',
      text: 'symptom since trigger frequency steps evidence',
    },
    Repair: {
      resource: 'case',
      open: 'rmaId mode deviceSerial faultCode siteId appointmentAt scheduledAt replacement',
    },
    Replacement: { resource: 'case', open: 'newSerial inheritedStart inheritedEnd rule replacedAt' },
    CaseLink: {
      resource: 'case',
      internal: 'relation caseId externalReference overrideReason linkedAt',
      text: 'overrideReason',
    },
    Resolution: { resource: 'case', open: 'code proposedAt confirmedAt', text: 'summary' },
    Closing: { resource: 'case', open: 'code cause ground' },

    CaseConnection: { resource: 'answer', open: 'edges nodes pageInfo totalCount' },
    CaseEdge: { resource: 'case', root: ({ node }: { node: Case }) => whole(node), open: 'cursor node' },

    CaseChange: caseChangeRules,
    Escalation: escalationRules,
    QueueChange: queueChangeRules,
    QueueLoad: queueLoadRules,
    CaseDurations: caseDurationsRules,
    ...caseTransitionsRules,
  },
};
