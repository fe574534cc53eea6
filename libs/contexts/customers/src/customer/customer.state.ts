import { assertNever, type Fold } from '#kernel';
import type { CustomerEvent, CustomerEventData } from './customer.events.js';

type Details = Omit<CustomerEventData['CustomerDetailsChanged'], 'contactIndex'>;
type Preferences = CustomerEventData['PreferencesSet'];

/**
 * The state that decisions read. A legal hold or an erasure is possible without a registration, because cases may name
 * an id that is not registered. After an erasure the details are missing.
 */
export interface CustomerState {
  readonly isRegistered: boolean;
  readonly details?: Partial<Details>;
  readonly preferences?: Partial<Preferences>;
  /** Serial numbers. */
  readonly devices: readonly string[];
  /** Ids of customers whose records were merged into this one. */
  readonly absorbed: readonly string[];
  /** The id of the record that this one was merged into. */
  readonly mergedInto?: string;
  readonly isHeld: boolean;
  readonly isErasurePending: boolean;
}

const initial: CustomerState = {
  isRegistered: false,
  devices: [],
  absorbed: [],
  isHeld: false,
  isErasurePending: false,
};

const evolve = (state: CustomerState, event: CustomerEvent): CustomerState => {
  switch (event.type) {
    case 'CustomerRegistered':
      return {
        ...state,
        isRegistered: true,
        details: detailsOf(event.data),
        preferences: preferencesOf(event.data),
      };
    case 'CustomerDetailsChanged':
      return { ...state, details: detailsOf(event.data) };
    case 'PreferencesSet':
      return { ...state, preferences: preferencesOf(event.data) };
    case 'DeviceAdded':
      return { ...state, devices: [...state.devices, event.data.serial] };
    case 'DeviceRemoved':
      return { ...state, devices: state.devices.filter((serial) => serial !== event.data.serial) };
    case 'CustomerMerged':
      return { ...state, mergedInto: event.data.into };
    case 'CustomerAbsorbed':
      return { ...state, absorbed: [...state.absorbed, event.data.customerId] };
    case 'LegalHoldPlaced':
      return { ...state, isHeld: true };
    case 'LegalHoldLifted':
      return { ...state, isHeld: false };
    case 'ErasureRequested':
      return { ...state, isErasurePending: true };
    case 'PersonalDataErased':
      return erased(state);
    default:
      return assertNever(event);
  }
};

const detailsOf = ({ name, phone, email, region, segment }: Details): Details => ({
  name,
  phone,
  email,
  region,
  segment,
});

const preferencesOf = ({ language, accessibility, preferredChannel }: Preferences): Preferences => ({
  language,
  accessibility,
  preferredChannel,
});

/** Removes personal data. The result is the same whether or not the earlier events could still be read. */
const erased = ({ details, preferences, ...state }: CustomerState): CustomerState => ({
  ...state,
  details: details && { region: details.region, segment: details.segment },
  preferences: preferences && { language: preferences.language, preferredChannel: preferences.preferredChannel },
  isErasurePending: false,
});

export const customerFold: Fold<CustomerState, CustomerEvent> = { initial, evolve };
