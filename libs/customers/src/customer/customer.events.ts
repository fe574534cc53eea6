import type { DomainEvent } from '#kernel';

/** What can happen to a customer's record (domain.md §2). The names are stored: a changed shape is a new version, never an edit. */
export type CustomerEvent =
  | DomainEvent<'CustomerRegistered', CustomerRegistered>
  | DomainEvent<'CustomerDetailsChanged', CustomerDetails>
  | DomainEvent<'PreferencesSet', Preferences>
  | DomainEvent<'DeviceAdded', DeviceOwned>
  | DomainEvent<'DeviceRemoved', DeviceOwned>
  | DomainEvent<'CustomerMerged', CustomerMerged>
  | DomainEvent<'CustomerAbsorbed', CustomerAbsorbed>
  | DomainEvent<'LegalHoldPlaced', LegalHoldPlaced>
  | DomainEvent<'LegalHoldLifted', LegalHoldLifted>
  | DomainEvent<'ErasureRequested', ErasureRequested>
  | DomainEvent<'PersonalDataErased', PersonalDataErased>;

export type CustomerEventType = CustomerEvent['type'];

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

/** All of them as they are from now on: one that is missing is not known any more. */
interface CustomerDetails {
  readonly name: string;
  /** E.164: `+861055500142`. */
  readonly phone?: string;
  readonly email?: string;
  readonly contactIndex: ContactIndex;
  readonly region: string;
  readonly segment: Segment;
}

/** As whole as {@link CustomerDetails}. */
interface Preferences {
  /** BCP 47: `zh-Hans`. */
  readonly language: string;
  /** Needs, as codes: `relay-service`, `large-print`. */
  readonly accessibility: readonly string[];
  /** A channel, as a code: `email`. */
  readonly preferredChannel?: string;
}

type CustomerRegistered = CustomerDetails & Preferences;

interface DeviceOwned {
  readonly serial: string;
}

/** This record is a duplicate; its person goes on under another. */
interface CustomerMerged {
  readonly into: string;
}

/** The other side of {@link CustomerMerged}: what belongs to that customer belongs to this one. */
interface CustomerAbsorbed {
  readonly customerId: string;
}

/** F37: nothing of this customer may be erased until it is lifted. */
interface LegalHoldPlaced {
  readonly reason: string;
}

type LegalHoldLifted = Record<never, never>;

interface ErasureRequested {
  readonly reason?: string;
}

/** Everything personal up to a position of the log can't be read any more. */
interface PersonalDataErased {
  readonly certificateId: string;
  /** The last position that it covers. */
  readonly through: string;
  /** How much was erased, by kind, as the certificate has it: `{ cases: 3 }`. */
  readonly counts: { readonly [kind: string]: number };
}

export type CustomerEventData = { readonly [E in CustomerEvent as E['type']]: E['data'] };
