import { describe, expect, it } from '@jest/globals';
import { projected } from '#projections/testing';
import type { CustomerEvent } from '../customer/customer.events.js';
import { customerExamples as examples, exampleCustomerId, recordedCustomer } from '../customer/customer.examples.js';
import { foldCustomer } from '../customer/view/customer.view.js';
import { customersProjection } from './customers.projection.js';

const { CustomerRegistered: registered } = examples;
const after = (...events: CustomerEvent[]) => projected(customersProjection, recordedCustomer(events)).records;

const found = { phoneIndex: registered.data.contactIndex.phone, emailIndex: registered.data.contactIndex.email };
const { contactIndex: changed } = examples.CustomerDetailsChanged.data;

describe('the projection of customers', () => {
  it.each(Object.values(examples))('stores the view as the reducer makes it, after $type', (event: CustomerEvent) => {
    const view = foldCustomer(recordedCustomer([registered, event]));
    const mergedInto = event.type === 'CustomerMerged' ? event.data.into : null;
    expect(after(registered, event)).toMatchObject([{ customerId: exampleCustomerId, mergedInto, view }]);
  });

  it('indexes the contact of the last registration or change, and none after an erasure', () => {
    expect(after(registered, examples.DeviceAdded, examples.CustomerMerged)).toMatchObject([found]);
    expect(after(registered, examples.CustomerDetailsChanged)).toMatchObject([
      { phoneIndex: changed.phone, emailIndex: changed.email },
    ]);
    const nowhere = [{ phoneIndex: null, emailIndex: null }];
    expect(after(registered, examples.PersonalDataErased)).toMatchObject(nowhere);
    expect(after(examples.LegalHoldPlaced)).toMatchObject(nowhere);
  });
});
