import { Refusal } from '#kernel';

/** Why a command on a case may be refused. A message for each, in each language, stands in the message catalogues. */
export const caseRefusalCodes = [
  'CASE_NOT_FOUND',
  'CASE_ALREADY_OPENED',
  'CASE_NOT_OPEN',
  'CASE_NOT_CLOSED',
  'NOT_YOUR_CASE',
  'WORK_ALREADY_STARTED',
  'CASE_RESOLVED',
  'AWAITING_ALREADY',
  'NOT_AWAITING',
  'EVIDENCE_OR_STEPS_NEEDED',
  'REVISION_NEEDS_TIER_2',
  'ESCALATION_PENDING',
  'NO_ESCALATION_PENDING',
  'TIER_MUST_RISE',
  'TIER_MUST_FALL',
  'DIAGNOSE_FIRST',
  'NOT_IN_TARGET_TIER',
  'NOT_IN_CASE_TIER',
  'DEVICE_UNKNOWN',
  'FAULT_NOT_DIAGNOSED',
  'REPAIR_ALREADY_SCHEDULED',
  'APPOINTMENT_IN_THE_PAST',
  'SITE_NEEDED',
  'RMA_UNKNOWN',
  'ALREADY_REPLACED',
  'SERIALS_MUST_DIFFER',
  'NOT_THE_REPAIRED_DEVICE',
  'INHERITED_TERM_INVALID',
  'NO_RESOLUTION_PROPOSED',
  'RESOLUTION_UNCONFIRMED',
  'CUSTOMER_NOT_SILENT',
  'REMINDED_ENOUGH',
  'REMIND_FIRST',
  'REOPEN_WINDOW_OVER',
  'LINK_TARGET_NEEDED',
  'LINK_TARGET_UNKNOWN',
  'LINK_TO_ITSELF',
  'LINK_ACROSS_CUSTOMERS',
] as const;

export type CaseRefusalCode = (typeof caseRefusalCodes)[number];

export class CaseRefusal extends Refusal<CaseRefusalCode> {}
