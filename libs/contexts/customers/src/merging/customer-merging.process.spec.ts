import { describe, expect, it } from '@jest/globals';
import { happened, processSpec } from '#processes';
import { customerExamples as examples, exampleCustomerId, recordedCustomer } from '../customer/customer.examples.js';
import { RecordAbsorbed } from '../use-cases/record-absorbed/record-absorbed.js';
import { customerMerging } from './customer-merging.process.js';

const given = processSpec(customerMerging);
const [merged] = recordedCustomer([examples.CustomerMerged]);
const [noted] = recordedCustomer([examples.DeviceAdded]);

describe('the process that follows up merges', () => {
  it('records the absorbed record on the remaining one, and keeps no state', () => {
    given()
      .when(happened(merged))
      .then({
        commands: [{ type: RecordAbsorbed, stream: 'customer-c-lin', data: { customerId: exampleCustomerId } }],
      });
    given(happened(merged)).thenOver();
  });

  it('ignores everything but merges', () => {
    expect(customerMerging.reactsTo).toEqual({ customer: ['CustomerMerged'] });
    given().when(happened(noted)).thenNothing();
  });
});
