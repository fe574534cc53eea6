import type { Origin, Tier } from '#kernel';
import { column, readTable, type RowOf } from '#projections';
import { type AwaitedParty, priorities } from '../case/case.events.js';
import type { CaseStatus } from '../case/case.status.js';
import type { CaseView } from '../case/view/case.view.js';

/** The columns by which cases are filtered and sorted: codes, ids and times only, no personal data or text. */
export const caseListTable = readTable({
  name: 'case_list',
  version: 1,
  key: 'caseId',
  columns: {
    caseId: column.uuid(),
    status: column.text<CaseStatus>().filter(),
    awaitedParty: column.text<AwaitedParty>().nullable().filter(),
    /** Index in `priorities`; 0 is the most urgent. */
    priorityRank: column.smallint(),
    tier: column.smallint<Tier>().filter(),
    queue: column.text().nullable().filter(),
    assignee: column.text().nullable().filter(),
    category: column.text().filter(),
    subcategory: column.text().nullable().filter(),
    channel: column.text().filter(),
    language: column.text().filter(),
    region: column.text().filter(),
    customerId: column.text().nullable().filter(),
    deviceSerial: column.text().nullable().filter(),
    escalationPending: column.boolean().filter(),
    origin: column.text<Origin>().filter(),
    openedAt: column.instant().filter(),
    updatedAt: column.instant().filter(),
    closedAt: column.instant().nullable().filter(),
  },
  indexes: {
    // Every sort order ends with the case id, to make cursors unambiguous. Each index serves both directions.
    opened: '(opened_at, case_id)',
    updated: '(updated_at, case_id)',
    closed: `(coalesce(closed_at, 'infinity'), case_id)`,
    priority: '(priority_rank, case_id)',
    queue: `(queue, opened_at, case_id) WHERE status <> 'closed'`,
    assignee: `(assignee, opened_at, case_id) WHERE status <> 'closed'`,
    customer: '(customer_id, opened_at, case_id) WHERE customer_id IS NOT NULL',
    device: '(device_serial, opened_at, case_id) WHERE device_serial IS NOT NULL',
  },
});

export const caseListRow = (view: CaseView): RowOf<typeof caseListTable> => ({
  caseId: view.id,
  status: view.status,
  awaitedParty: view.awaiting?.party ?? null,
  priorityRank: priorities.indexOf(view.priority),
  tier: view.tier,
  queue: view.queue,
  assignee: view.assignee,
  category: view.category,
  subcategory: view.subcategory ?? null,
  channel: view.channel,
  language: view.language,
  region: view.region,
  customerId: view.customerId ?? null,
  deviceSerial: view.deviceSerial ?? null,
  escalationPending: view.pendingEscalation !== undefined,
  origin: view.origin,
  openedAt: view.openedAt,
  updatedAt: view.updatedAt,
  closedAt: view.closedAt ?? null,
});
