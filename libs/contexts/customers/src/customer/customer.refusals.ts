import { Refusal } from '#kernel';

/** Why a command on a customer may be refused. A message for each, in each language, stands in the message catalogues. */
export const customerRefusalCodes = [
  'CUSTOMER_NOT_FOUND',
  'CUSTOMER_ALREADY_REGISTERED',
  'CUSTOMER_MERGED',
  'NOT_YOUR_RECORD',
  'SEGMENT_NOT_YOURS_TO_CHANGE',
  'PHONE_NOT_UNDERSTOOD',
  'MERGE_INTO_ITSELF',
  'SURVIVOR_NOT_FOUND',
  'SURVIVOR_MERGED',
  'LEGAL_HOLD',
  'LEGAL_HOLD_ALREADY_PLACED',
  'ERASURE_PENDING',
  'NO_ERASURE_PENDING',
] as const;

export type CustomerRefusalCode = (typeof customerRefusalCodes)[number];

export class CustomerRefusal extends Refusal<CustomerRefusalCode> {}
