import { addDeviceSlice } from './add-device/add-device.slice.js';
import { changeCustomerDetailsSlice } from './change-customer-details/change-customer-details.slice.js';
import { liftLegalHoldSlice } from './lift-legal-hold/lift-legal-hold.slice.js';
import { mergeCustomerSlice } from './merge-customer/merge-customer.slice.js';
import { placeLegalHoldSlice } from './place-legal-hold/place-legal-hold.slice.js';
import { recordAbsorbedSlice } from './record-absorbed/record-absorbed.slice.js';
import { recordErasureSlice } from './record-erasure/record-erasure.slice.js';
import { registerCustomerSlice } from './register-customer/register-customer.slice.js';
import { removeDeviceSlice } from './remove-device/remove-device.slice.js';
import { requestErasureSlice } from './request-erasure/request-erasure.slice.js';
import { setPreferencesSlice } from './set-preferences/set-preferences.slice.js';

export * from './add-device/add-device.js';
export * from './change-customer-details/change-customer-details.js';
export * from './lift-legal-hold/lift-legal-hold.js';
export * from './merge-customer/merge-customer.js';
export * from './place-legal-hold/place-legal-hold.js';
export * from './record-absorbed/record-absorbed.js';
export * from './record-erasure/record-erasure.js';
export * from './register-customer/register-customer.js';
export * from './remove-device/remove-device.js';
export * from './request-erasure/request-erasure.js';
export * from './set-preferences/set-preferences.js';

/** Every use case of a customer. A new one takes two more lines here. */
export const customerSlices = [
  registerCustomerSlice,
  changeCustomerDetailsSlice,
  setPreferencesSlice,
  addDeviceSlice,
  removeDeviceSlice,
  mergeCustomerSlice,
  recordAbsorbedSlice,
  placeLegalHoldSlice,
  liftLegalHoldSlice,
  requestErasureSlice,
  recordErasureSlice,
];
