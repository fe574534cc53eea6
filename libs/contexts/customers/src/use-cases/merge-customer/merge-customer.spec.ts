import { describe, it } from '@jest/globals';
import { exampleCustomerId, recordedCustomer } from '../../customer/customer.examples.js';
import type { CustomerEvent } from '../../customer/customer.events.js';
import {
  command,
  erased,
  erasureRequested,
  given,
  held,
  lifted,
  like,
  merged,
  registered,
} from '../../customer/testing/given.js';
import { foldCustomer } from '../../customer/view/customer.view.js';
import { MergeCustomer, mergeCustomer } from './merge-customer.js';

const survivor = (...events: CustomerEvent[]) => foldCustomer(recordedCustomer(events));
const activeSurvivor = survivor(registered);
const merge = command(MergeCustomer, merged.data);

describe('merging a customer', () => {
  it('records the id of the remaining record', () => {
    given(registered).when(mergeCustomer(activeSurvivor), merge).then(merged);
    given(registered, held, lifted).when(mergeCustomer(activeSurvivor), merge).then(merged);
    given(registered, erasureRequested, erased).when(mergeCustomer(activeSurvivor), merge).then(merged);
  });

  it('does nothing if it was merged into that record already', () => {
    given(registered, merged).when(mergeCustomer(activeSurvivor), merge).thenNothing();
  });

  it('is refused if it was merged into another record', () => {
    given(registered, like('CustomerMerged', { into: 'c-wu' }))
      .when(mergeCustomer(activeSurvivor), merge)
      .thenRefused('CUSTOMER_MERGED', { survivor: 'c-wu' });
  });

  it('is refused if either is not registered', () => {
    given().when(mergeCustomer(activeSurvivor), merge).thenRefused('CUSTOMER_NOT_FOUND');
    given(registered).when(mergeCustomer(undefined), merge).thenRefused('SURVIVOR_NOT_FOUND');
    given(registered)
      .when(mergeCustomer(survivor(held)), merge)
      .thenRefused('SURVIVOR_NOT_FOUND');
  });

  it('never forms a cycle', () => {
    given(registered)
      .when(mergeCustomer(activeSurvivor), command(MergeCustomer, { into: exampleCustomerId }))
      .thenRefused('MERGE_INTO_ITSELF');
    given(registered)
      .when(mergeCustomer(survivor(registered, like('CustomerMerged', { into: exampleCustomerId }))), merge)
      .thenRefused('SURVIVOR_MERGED', { survivor: exampleCustomerId });
  });

  it('is refused while either is held or being erased, which applies to one record', () => {
    given(registered, held).when(mergeCustomer(activeSurvivor), merge).thenRefused('LEGAL_HOLD');
    given(registered, erasureRequested).when(mergeCustomer(activeSurvivor), merge).thenRefused('ERASURE_PENDING');
    given(registered)
      .when(mergeCustomer(survivor(registered, erasureRequested)), merge)
      .thenRefused('ERASURE_PENDING');
  });
});
