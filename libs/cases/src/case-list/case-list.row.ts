import type { Instant, Origin, Tier } from '#kernel';
import { type AwaitedParty, priorities } from '../case/case.events.js';
import type { CaseStatus } from '../case/case.standing.js';
import type { CaseView } from '../case/view/case.view.js';

/** What cases are filtered and sorted by; codes, ids and times only. */
export type CaseListRow = {
  readonly caseId: string;
  readonly status: CaseStatus;
  readonly awaitedParty: AwaitedParty | null;
  /** 0 is the most urgent: the index in `priorities`. */
  readonly priorityRank: number;
  readonly tier: Tier;
  readonly queue: string | null;
  readonly assignee: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  readonly channel: string;
  readonly language: string;
  readonly region: string;
  readonly customerId: string | null;
  readonly deviceSerial: string | null;
  readonly escalationPending: boolean;
  readonly origin: Origin;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
};

export const caseListRow = (view: CaseView): CaseListRow => ({
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
