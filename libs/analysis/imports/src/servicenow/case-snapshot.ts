import type { CaseEventData, LinkRelation } from '#cases';
import type { Instant } from '#kernel';
import { UnreadableRow } from '../import-error.js';
import type { LocalTimes } from '../local-times.js';
import { channelOf, levelOf, priorityOf, type IncidentStatus, incidentStatusOf } from './codes.js';
import type { LogColumn } from './columns.js';
import { sourceName } from './identity.js';

/** The content of one row: the state of a case after an update. It is the complete input of the import. */
export interface CaseSnapshot {
  readonly number: string;
  readonly updatedAt: Instant;
  readonly opening: Opening;
  readonly status: IncidentStatus;
  readonly classification: CaseEventData['CaseClassified'] & { readonly symptom: string };
  readonly urgency: Pick<CaseEventData['PrioritySet'], 'priority' | 'impact' | 'urgency'>;
  readonly queue: string | null;
  readonly agentId: string | null;
  readonly links: readonly ExternalLink[];
}

/** What matters only when the case is opened. */
interface Opening {
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** Name of the customer who called. */
  readonly caller?: string;
  readonly channel: string;
}

/** Problem, change, vendor or cause, known to the source only. */
interface ExternalLink {
  readonly relation: LinkRelation;
  readonly externalReference: { readonly source: string; readonly id: string };
}

/** Used for required fields that the log does not have. */
const unknown = 'unknown';

const linkColumns = [
  ['problem_id', 'problem'],
  ['rfc', 'change'],
  ['vendor', 'vendor'],
  ['caused_by', 'cause'],
] as const;

/** @throws UnreadableRow with the reason why the row cannot be read. */
export const readSnapshot = (value: (column: LogColumn) => string | undefined, times: LocalTimes): CaseSnapshot => {
  const number = value('number');
  if (number === undefined) throw new UnreadableRow('number missing');
  const timeIn = (column: LogColumn): Instant => {
    const text = value(column);
    if (text === undefined) throw new UnreadableRow(`${column} missing`);
    return times.instantOf(text);
  };
  return {
    number,
    updatedAt: timeIn('sys_updated_at'),
    opening: {
      openedAt: timeIn('opened_at'),
      openedBy: value('opened_by') ?? sourceName,
      caller: value('caller_id'),
      channel: channelOf(value('contact_type')),
    },
    status: incidentStatusOf(value('incident_state'), () => value('closed_code')),
    classification: {
      category: value('category') ?? unknown,
      subcategory: value('subcategory'),
      symptom: value('u_symptom') ?? unknown,
      region: value('location') ?? unknown,
      deviceSerial: value('cmdb_ci'),
    },
    urgency: {
      priority: priorityOf(value('priority')),
      impact: levelOf('impact', value('impact')),
      urgency: levelOf('urgency', value('urgency')),
    },
    queue: value('assignment_group') ?? null,
    agentId: value('assigned_to') ?? null,
    links: linkColumns.flatMap(([column, relation]) => {
      const id = value(column);
      return id === undefined ? [] : [{ relation, externalReference: { source: sourceName, id } }];
    }),
  };
};

/** The snapshot as a list of values. Their order must never change: fingerprints of stored events depend on it. */
export const snapshotValues = (snapshot: CaseSnapshot): readonly (string | null | undefined)[] => {
  const { number, updatedAt, opening, status: status, classification, urgency, queue, agentId, links } = snapshot;
  const { category, subcategory, symptom, region, deviceSerial } = classification;
  return [
    number,
    updatedAt,
    opening.openedAt,
    opening.openedBy,
    opening.caller,
    opening.channel,
    status.status,
    'awaited' in status ? status.awaited : undefined,
    'code' in status ? status.code : undefined,
    category,
    subcategory,
    symptom,
    region,
    deviceSerial,
    urgency.priority,
    urgency.impact,
    urgency.urgency,
    queue,
    agentId,
    ...links.flatMap(({ relation, externalReference }) => [relation, externalReference.id]),
  ];
};
