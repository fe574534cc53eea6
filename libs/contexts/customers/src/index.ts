// The context.
export { customers } from './customers.context.js';

// Streams and events.
export { CUSTOMER_CATEGORY, customerStream } from './customer/customer.streams.js';
export { type CustomerEvent, customerShapes } from './customer/customer.events.js';
export { customerCodec } from './customer/customer.codec.js';
export { customerFold } from './customer/customer.state.js';

// Commands, and the deciders that tests run by themselves.
export { CustomerCommands } from './customer/customer.model.js';
export { AddDevice, addDevice } from './use-cases/add-device/add-device.js';
export {
  ChangeCustomerDetails,
  changeCustomerDetails,
} from './use-cases/change-customer-details/change-customer-details.js';
export { LiftLegalHold, liftLegalHold } from './use-cases/lift-legal-hold/lift-legal-hold.js';
export { MergeCustomer, mergeCustomer } from './use-cases/merge-customer/merge-customer.js';
export { PlaceLegalHold, placeLegalHold } from './use-cases/place-legal-hold/place-legal-hold.js';
export { RecordAbsorbed, recordAbsorbed } from './use-cases/record-absorbed/record-absorbed.js';
export { RecordErasure, recordErasure } from './use-cases/record-erasure/record-erasure.js';
export { RegisterCustomer, registerCustomer } from './use-cases/register-customer/register-customer.js';
export { RemoveDevice, removeDevice } from './use-cases/remove-device/remove-device.js';
export { RequestErasure, requestErasure } from './use-cases/request-erasure/request-erasure.js';
export { SetPreferences, setPreferences } from './use-cases/set-preferences/set-preferences.js';

// Reading.
export { CustomerReader } from './customer/customer.model.js';
export { foldCustomer } from './customer/view/customer.view.js';

// Merged records, and moving their cases.
export { MergedRecords } from './merging/merged-records.js';
export { RelinkCases } from './merging/relink-cases.work.js';
