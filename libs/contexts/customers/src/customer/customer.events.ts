import { event, type EventData, type EventOf, personal, plain, text } from '#kernel';

/** F6: kinds of customers; routing depends on them, for example. */
export const segments = ['consumer', 'enterprise', 'education'] as const;
export type Segment = (typeof segments)[number];

/**
 * HMACs of the telephone number and the e-mail address in normal form. Equal values find two records of one person
 * without decrypting either.
 */
export interface ContactIndex {
  readonly phone?: string;
  readonly email?: string;
}

/**
 * All events of a customer record and how each field is stored. Stored shapes never change: a changed event gets a new
 * version. When in doubt, a field is text, which is encrypted. Serial numbers are plain, because they identify a device
 * and not a person.
 */
export const customerShapes = {
  CustomerRegistered: event({
    name: personal(),
    /** E.164: `+861055500142`. */
    phone: personal().optional(),
    email: personal().optional(),
    // Personal, because an HMAC of a number can be found by trying all numbers; it is erased with the person.
    contactIndex: personal<ContactIndex>(),
    region: plain(),
    segment: plain<Segment>(),
    /** BCP 47: `zh-Hans`. */
    language: plain(),
    /** Needs as codes: `relay-service`, `large-print`. */
    // Personal, because it says something about a person's health.
    accessibility: personal<readonly string[]>(),
    /** A channel as a code: `email`. */
    preferredChannel: plain().optional(),
  }),
  /** All details from now on: a field that is missing was removed. */
  CustomerDetailsChanged: event({
    name: personal(),
    /** E.164: `+861055500142`. */
    phone: personal().optional(),
    email: personal().optional(),
    // Personal, because an HMAC of a number can be found by trying all numbers; it is erased with the person.
    contactIndex: personal<ContactIndex>(),
    region: plain(),
    segment: plain<Segment>(),
  }),
  /** All preferences from now on, as in {@link CustomerDetails}. */
  PreferencesSet: event({
    /** BCP 47: `zh-Hans`. */
    language: plain(),
    /** Needs as codes: `relay-service`, `large-print`. */
    // Personal, because it says something about a person's health.
    accessibility: personal<readonly string[]>(),
    /** A channel as a code: `email`. */
    preferredChannel: plain().optional(),
  }),
  DeviceAdded: event({ serial: plain() }),
  DeviceRemoved: event({ serial: plain() }),
  /** This record is a duplicate; `into` is the customer id of the record that remains. */
  CustomerMerged: event({ into: plain() }),
  /**
   * The counterpart of {@link CustomerMerged} on the remaining record: everything of `customerId` now belongs to this
   * one.
   */
  CustomerAbsorbed: event({ customerId: plain() }),
  /** F37: no data of this customer may be erased until the hold is lifted. */
  LegalHoldPlaced: event({ reason: text() }),
  LegalHoldLifted: event({}),
  ErasureRequested: event({ reason: text().optional() }),
  /** The keys of all personal data up to a position of the log were destroyed. */
  PersonalDataErased: event({
    certificateId: plain(),
    /** Position of the last event covered. */
    through: plain(),
    /** Number of items erased, by kind, as in the certificate: `{ cases: 3 }`. */
    counts: plain<{ readonly [kind: string]: number }>(),
  }),
};

export type CustomerEvent = EventOf<typeof customerShapes>;
export type CustomerEventData = EventData<typeof customerShapes>;
