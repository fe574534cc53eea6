import { Refusal, type Refusals } from '#kernel';

/** Refusal codes of commands on customers. Each code has a message per language in `messages/`. */
export const customerRefusals = {
  CUSTOMER_NOT_FOUND: {
    meaning: 'No customer is registered under this id.',
    remedy: 'Check the id, or register the customer with `registerCustomer`.',
  },
  CUSTOMER_ALREADY_REGISTERED: {
    meaning: 'A customer is already registered under this id.',
    remedy: 'Change the existing record, or register under another id.',
  },
  CUSTOMER_MERGED: {
    meaning: 'The record was merged into another one and takes no more commands.',
    remedy: 'Send the command to the record that `mergedInto` names.',
  },
  NOT_YOUR_RECORD: {
    meaning: 'The record belongs to another customer; customers act on their own record only.',
    remedy: 'Use your own customer id.',
  },
  SEGMENT_NOT_YOURS_TO_CHANGE: {
    meaning: 'Customers cannot change their own segment, because service terms depend on it.',
    remedy: 'Omit `segment`, or ask the support desk to change it.',
  },
  PHONE_NOT_UNDERSTOOD: {
    meaning: 'The telephone number is not a valid number, with its country code or in the given region.',
    remedy: 'Send it with its country code: `+86 10 5550 0142`.',
  },
  MERGE_INTO_ITSELF: {
    meaning: 'A record cannot be merged into itself.',
    remedy: 'Give the id of the other record as `into`.',
  },
  SURVIVOR_NOT_FOUND: {
    meaning: 'No customer is registered under the id that the record is to be merged into.',
    remedy: 'Check `into`, or register that customer first.',
  },
  SURVIVOR_MERGED: {
    meaning: 'The record to merge into was itself merged into another one.',
    remedy: 'Merge into the record that its `mergedInto` names.',
  },
  LEGAL_HOLD: {
    meaning: 'A legal hold protects the data of this customer from being erased or merged away.',
    remedy: 'Have the hold lifted with `liftLegalHold` first.',
  },
  LEGAL_HOLD_ALREADY_PLACED: {
    meaning: 'A legal hold is already in place for this customer.',
    remedy: 'Nothing needs to be done; to change the reason, lift the hold first.',
  },
  ERASURE_PENDING: {
    meaning: 'The personal data of this customer are about to be erased.',
    remedy: 'Wait until the erasure is done.',
  },
  NO_ERASURE_PENDING: {
    meaning:
      'Nobody has asked to erase the personal data of this customer. Only the service itself can meet this refusal.',
    remedy: 'Ask for an erasure with `erasePersonalData`.',
  },
} as const satisfies Refusals;

export type CustomerRefusalCode = keyof typeof customerRefusals;

export class CustomerRefusal extends Refusal<CustomerRefusalCode> {}
