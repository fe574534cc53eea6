import { event, type EventData, type EventOf, personal, plain, text } from '#kernel';

/** F6: by which work is routed, among other things. */
export const segments = ['consumer', 'enterprise', 'education'] as const;
export type Segment = (typeof segments)[number];

/**
 * By what two records of one person are recognised without reading them: HMACs of the telephone number and the e-mail
 * address, both in one form whoever wrote them.
 */
export interface ContactIndex {
  readonly phone?: string;
  readonly email?: string;
}

/**
 * What can happen to a customer's record (domain.md §2), and how it is stored. Names are stored, too: what was stored keeps its shape, and
 * a changed one is a new version. When in doubt a field is text. Serial numbers are plain: a device is not a person.
 */
export const customerShapes = {
  CustomerRegistered: event({
    name: personal(),
    /** E.164: `+861055500142`. */
    phone: personal().optional(),
    email: personal().optional(),
    // a number can be found by trying all of them: erased with the person, not kept
    contactIndex: personal<ContactIndex>(),
    region: plain(),
    segment: plain<Segment>(),
    /** BCP 47: `zh-Hans`. */
    language: plain(),
    /** Needs, as codes: `relay-service`, `large-print`. */
    // tells of someone's health
    accessibility: personal<readonly string[]>(),
    /** A channel, as a code: `email`. */
    preferredChannel: plain().optional(),
  }),
  /** All of them as they are from now on: one that is missing is not known any more. */
  CustomerDetailsChanged: event({
    name: personal(),
    /** E.164: `+861055500142`. */
    phone: personal().optional(),
    email: personal().optional(),
    // a number can be found by trying all of them: erased with the person, not kept
    contactIndex: personal<ContactIndex>(),
    region: plain(),
    segment: plain<Segment>(),
  }),
  /** As whole as {@link CustomerDetails}. */
  PreferencesSet: event({
    /** BCP 47: `zh-Hans`. */
    language: plain(),
    /** Needs, as codes: `relay-service`, `large-print`. */
    // tells of someone's health
    accessibility: personal<readonly string[]>(),
    /** A channel, as a code: `email`. */
    preferredChannel: plain().optional(),
  }),
  DeviceAdded: event({ serial: plain() }),
  DeviceRemoved: event({ serial: plain() }),
  /** This record is a duplicate; its person goes on under another. */
  CustomerMerged: event({ into: plain() }),
  /** The other side of {@link CustomerMerged}: what belongs to that customer belongs to this one. */
  CustomerAbsorbed: event({ customerId: plain() }),
  /** F37: nothing of this customer may be erased until it is lifted. */
  LegalHoldPlaced: event({ reason: text() }),
  LegalHoldLifted: event({}),
  ErasureRequested: event({ reason: text().optional() }),
  /** Everything personal up to a position of the log can't be read any more. */
  PersonalDataErased: event({
    certificateId: plain(),
    /** The last position that it covers. */
    through: plain(),
    /** How much was erased, by kind, as the certificate has it: `{ cases: 3 }`. */
    counts: plain<{ readonly [kind: string]: number }>(),
  }),
};

export type CustomerEvent = EventOf<typeof customerShapes>;
export type CustomerEventData = EventData<typeof customerShapes>;
