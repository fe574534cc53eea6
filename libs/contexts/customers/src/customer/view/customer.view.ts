import { assertNever, type Envelope, type Instant, type Origin, type Recorded } from '#kernel';
import type { CustomerEvent, CustomerEventData, Segment } from '../customer.events.js';
import { customerIdOf } from '../customer.streams.js';

export interface DeviceView {
  readonly serial: string;
  readonly addedAt: Instant;
}

export interface LegalHoldView {
  readonly reason?: string;
  readonly placedAt: Instant;
  /** Id of the actor. */
  readonly placedBy: string;
}

/** `requested` until the erasure is done. */
export interface ErasureView {
  readonly status: 'requested' | 'erased';
  readonly requestedAt: Instant;
  readonly reason?: string;
  readonly erasedAt?: Instant;
  readonly certificateId?: string;
}

/**
 * A customer record as people read it. Plain JSON; what does not apply, was erased or may not be seen is missing. A
 * customer who is not registered has nothing but an id.
 */
export interface CustomerView {
  readonly id: string;
  readonly registeredAt?: Instant;
  readonly name?: string;
  /** E.164. */
  readonly phone?: string;
  readonly email?: string;
  readonly region?: string;
  readonly segment?: Segment;
  /** BCP 47. */
  readonly language?: string;
  readonly accessibility?: readonly string[];
  readonly preferredChannel?: string;
  readonly devices: readonly DeviceView[];
  /** The id of the record that this one was merged into. */
  readonly mergedInto?: string;
  /** Ids of the records merged directly into this one; those may have absorbed others. */
  readonly absorbed: readonly string[];
  readonly legalHold?: LegalHoldView;
  /** The last erasure. */
  readonly erasure?: ErasureView;
  /** When the last event of the record occurred. */
  readonly updatedAt: Instant;
  readonly origin: Origin;
  readonly revision: number;
  readonly position: string;
}

/** The view after one more event of its stream. Reads no clock and applies no rules. */
export const foldCustomerView = (view: CustomerView | undefined, event: Recorded<CustomerEvent>): CustomerView => {
  const before = view ?? unregistered(event.envelope);
  return { ...before, ...changesBy(event, before), ...lastTouch(event.envelope) };
};

/** The view after these events, from the first one on; undefined if there are none. */
export const foldCustomer = (events: readonly Recorded<CustomerEvent>[]): CustomerView | undefined =>
  events.reduce<CustomerView | undefined>(foldCustomerView, undefined);

const unregistered = (envelope: Envelope): CustomerView => ({
  id: customerIdOf(envelope.stream),
  devices: [],
  absorbed: [],
  origin: envelope.origin,
  ...lastTouch(envelope),
});

const lastTouch = ({ occurredAt, revision, position }: Envelope) => ({ updatedAt: occurredAt, revision, position });

const changesBy = (event: Recorded<CustomerEvent>, view: CustomerView): Partial<CustomerView> => {
  const { occurredAt, actor } = event.envelope;
  switch (event.type) {
    case 'CustomerRegistered':
      return { registeredAt: occurredAt, ...detailsOf(event.data), ...preferencesOf(event.data) };
    case 'CustomerDetailsChanged':
      return detailsOf(event.data);
    case 'PreferencesSet':
      return preferencesOf(event.data);
    case 'DeviceAdded':
      return { devices: [...view.devices, { serial: event.data.serial, addedAt: occurredAt }] };
    case 'DeviceRemoved':
      return { devices: view.devices.filter(({ serial }) => serial !== event.data.serial) };
    case 'CustomerMerged':
      return { mergedInto: event.data.into };
    case 'CustomerAbsorbed':
      return { absorbed: [...view.absorbed, event.data.customerId] };
    case 'LegalHoldPlaced':
      return { legalHold: { reason: event.data.reason, placedAt: occurredAt, placedBy: actor } };
    case 'LegalHoldLifted':
      return { legalHold: undefined };
    case 'ErasureRequested':
      return { erasure: { status: 'requested', requestedAt: occurredAt, reason: event.data.reason } };
    case 'PersonalDataErased':
      return erased(event.data, occurredAt, view);
    default:
      return assertNever(event);
  }
};

const detailsOf = ({ name, phone, email, region, segment }: CustomerEventData['CustomerDetailsChanged']) => ({
  name,
  phone,
  email,
  region,
  segment,
});

const preferencesOf = ({ language, accessibility, preferredChannel }: CustomerEventData['PreferencesSet']) => ({
  language,
  accessibility,
  preferredChannel,
});

/** Removes personal data. The result is the same whether or not the earlier events could still be read. */
const erased = (
  { certificateId }: CustomerEventData['PersonalDataErased'],
  erasedAt: Instant,
  { legalHold, erasure }: CustomerView,
): Partial<CustomerView> => ({
  name: undefined,
  phone: undefined,
  email: undefined,
  accessibility: undefined,
  legalHold: legalHold && { ...legalHold, reason: undefined },
  erasure: { status: 'erased', requestedAt: erasure?.requestedAt ?? erasedAt, erasedAt, certificateId },
});
