/**
 * Rules that differ by place and time, as data. A version never changes once a decision has used it; the version is in
 * the envelope of the events decided by it.
 */
export interface CasePolicy {
  readonly version: string;
  /** F28: days after closing within which a case may be reopened, the last moment included. */
  readonly reopenWindowDays: number;
  /** F35: days of silence after which the customer is reminded, one entry per reminder. */
  readonly reminderDays: readonly number[];
  /** F28: days of silence after which the case is closed as idle, provided all reminders were sent. */
  readonly idleCloseDays: number;
}

/** The policy until one is published. */
export const defaultCasePolicy: CasePolicy = {
  version: 'case-defaults.2',
  reopenWindowDays: 14,
  reminderDays: [3, 6],
  idleCloseDays: 9,
};
