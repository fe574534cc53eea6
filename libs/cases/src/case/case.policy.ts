/**
 * Rules of cases that differ by place and time, as data (domain.md §3). A version never changes once it decided something:
 * it stands in the envelope of the events that rest on it.
 */
export interface CasePolicy {
  readonly version: string;
  /** F28: how long after its closing a case may be reopened, the last moment included. */
  readonly reopenWindowDays: number;
}

/** What holds until a policy is published. */
export const defaultCasePolicy: CasePolicy = { version: 'case-defaults.1', reopenWindowDays: 14 };
