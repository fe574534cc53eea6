/**
 * Rules of cases that differ by place and time, as data (domain.md §3). A version never changes once it decided something:
 * it stands in the envelope of the events that rest on it.
 */
export interface CasePolicy {
  readonly version: string;
  /** F28: how long after its closing a case may be reopened, the last moment included. */
  readonly reopenWindowDays: number;
  /** F35: how long into a silence its customer is reminded, for the first time and so on. */
  readonly reminderDays: readonly number[];
  /** F28: how long a silence lasts until the case is closed as idle, provided that all reminders were sent. */
  readonly idleCloseDays: number;
}

/** What holds until a policy is published. */
export const defaultCasePolicy: CasePolicy = {
  version: 'case-defaults.2',
  reopenWindowDays: 14,
  reminderDays: [3, 6],
  idleCloseDays: 9,
};
