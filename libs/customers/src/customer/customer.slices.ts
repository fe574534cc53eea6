import { AddDeviceHandler } from './add-device/add-device.handler.js';
import { AddDeviceResolver } from './add-device/add-device.resolver.js';
import { ChangeCustomerDetailsHandler } from './change-customer-details/change-customer-details.handler.js';
import { ChangeCustomerDetailsResolver } from './change-customer-details/change-customer-details.resolver.js';
import { LiftLegalHoldHandler } from './lift-legal-hold/lift-legal-hold.handler.js';
import { LiftLegalHoldResolver } from './lift-legal-hold/lift-legal-hold.resolver.js';
import { MergeCustomerHandler } from './merge-customer/merge-customer.handler.js';
import { MergeCustomerResolver } from './merge-customer/merge-customer.resolver.js';
import { PlaceLegalHoldHandler } from './place-legal-hold/place-legal-hold.handler.js';
import { PlaceLegalHoldResolver } from './place-legal-hold/place-legal-hold.resolver.js';
import { RecordAbsorbedHandler } from './record-absorbed/record-absorbed.handler.js';
import { RecordErasureHandler } from './record-erasure/record-erasure.handler.js';
import { RegisterCustomerHandler } from './register-customer/register-customer.handler.js';
import { RegisterCustomerResolver } from './register-customer/register-customer.resolver.js';
import { RemoveDeviceHandler } from './remove-device/remove-device.handler.js';
import { RemoveDeviceResolver } from './remove-device/remove-device.resolver.js';
import { RequestErasureHandler } from './request-erasure/request-erasure.handler.js';
import { RequestErasureResolver } from './request-erasure/request-erasure.resolver.js';
import { SetPreferencesHandler } from './set-preferences/set-preferences.handler.js';
import { SetPreferencesResolver } from './set-preferences/set-preferences.resolver.js';

/** Of every use case of a customer. */
export const customerHandlers = [
  RegisterCustomerHandler,
  ChangeCustomerDetailsHandler,
  SetPreferencesHandler,
  AddDeviceHandler,
  RemoveDeviceHandler,
  MergeCustomerHandler,
  RecordAbsorbedHandler,
  PlaceLegalHoldHandler,
  LiftLegalHoldHandler,
  RequestErasureHandler,
  RecordErasureHandler,
] as const;

/** Of those that people ask for; the others are sent by the system. */
export const customerMutations = [
  RegisterCustomerResolver,
  ChangeCustomerDetailsResolver,
  SetPreferencesResolver,
  AddDeviceResolver,
  RemoveDeviceResolver,
  MergeCustomerResolver,
  PlaceLegalHoldResolver,
  LiftLegalHoldResolver,
  RequestErasureResolver,
] as const;
