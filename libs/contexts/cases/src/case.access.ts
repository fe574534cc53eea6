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

/** As much of a case as rights and subjects depend on. */
type AnyCase = Pick<Case, 'id' | 'customerId'>;

const whole = (shown: Case): AnyCase => shown;
const everything: readonly Grant[] = [{ classes: ['open', 'internal', 'text', 'personal'] }];
/** Texts may hold anything, so that who is not to see people's data sees them only where the token says so. */
const withoutPeople: readonly Grant[] = [{ classes: ['open', 'internal'] }, { classes: ['text'], scope: 'read:text' }];

/** Who may do what with cases and who is given what of them (domain.md §4). */
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

  kinds: {
    case: {
      subjectOf: ({ id, customerId }: AnyCase) => caseSubject(caseStream(id), customerId),
      given: {
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
          // F8: what was already tried travels along to those who take the case up.
          { classes: ['text'], where: () => ({ tier: 3 }) },
          { classes: ['text'], where: () => ({ 'pendingEscalation.toTier': 3 }) },
        ],
        analyst: withoutPeople,
        integration: withoutPeople,
      },
    },
    desk: { given: Object.fromEntries(readers.map((role) => [role, [{ classes: ['open'] }]])) },
  },

  types: {
    Case: {
      kind: 'case',
      whole,
      open: `id number status awaiting tier priority impact urgency category subcategory channel language region customerId
        identityVerifiedAt deviceSerial snapshot externalReference pendingEscalation escalationCount diagnosis diagnosisCount
        repairs resolution reminders closing reopenCount rejectionCount contactCount openedAt lastContactAt closedAt
        updatedAt ageSeconds origin revision position`,
      internal: 'queue skills assignee transferCount noteCount links',
      text: 'symptom',
      personal: 'contact screenshot orderNumber',
    },
    Contact: { kind: 'case', personal: 'name phone email' },
    Snapshot: { kind: 'case', open: 'deviceModel osVersion appVersion' },
    ExternalReference: { kind: 'case', open: 'source id' },
    StepTried: { kind: 'case', text: 'step result' },
    Awaiting: { kind: 'case', open: 'party since', internal: 'reason', text: 'reason' },
    PendingEscalation: {
      kind: 'case',
      open: 'fromTier toTier severity since',
      internal: 'specialty reason urgentReason attempts',
      text: 'reason urgentReason attempts',
    },
    Diagnosis: {
      kind: 'case',
      open: 'nth supersedes faultClass faultCodes confidence diagnosedAt',
      internal: 'steps evidence diagnosedBy',
      text: 'symptom since trigger frequency steps evidence',
    },
    Repair: {
      kind: 'case',
      open: 'rmaId mode deviceSerial faultCode siteId appointmentAt scheduledAt replacement',
    },
    Replacement: { kind: 'case', open: 'newSerial inheritedStart inheritedEnd rule replacedAt' },
    CaseLink: {
      kind: 'case',
      internal: 'relation caseId externalReference overrideReason linkedAt',
      text: 'overrideReason',
    },
    Resolution: { kind: 'case', open: 'code proposedAt confirmedAt', text: 'summary' },
    Closing: { kind: 'case', open: 'code cause ground' },

    CaseConnection: { kind: 'answer', open: 'edges nodes pageInfo totalCount' },
    CaseEdge: { kind: 'case', whole: ({ node }: { node: Case }) => whole(node), open: 'cursor node' },

    CaseChange: caseChangeRules,
    Escalation: escalationRules,
    QueueChange: queueChangeRules,
    QueueLoad: queueLoadRules,
    CaseDurations: caseDurationsRules,
    ...caseTransitionsRules,
  },
};
