import { describe, expect, it } from '@jest/globals';
import { happened, processSpec } from '#processes';
import { customerExamples as examples, exampleCustomerId, recordedCustomer } from '../customer/customer.examples.js';
import { RecordAbsorbed } from '../customer/record-absorbed/record-absorbed.js';
import { customerMerging } from './customer-merging.process.js';

const given = processSpec(customerMerging);
const [merged] = recordedCustomer([examples.CustomerMerged]);

describe('the process that follows merges', () => {
  it('tells the record that stays whom it has absorbed, and remembers nothing', () => {
    given()
      .when(happened(merged))
      .then({
        commands: [{ type: RecordAbsorbed, stream: 'customer-c-lin', data: { customerId: exampleCustomerId } }],
      });
    given(happened(merged)).thenOver();
  });

  it('is concerned by merges alone', () => {
    const others = Object.values(examples).filter(({ type }) => type !== 'CustomerMerged');
    expect(recordedCustomer(others).map((event) => customerMerging.instanceOf(event))).toEqual(
      others.map(() => undefined),
    );
    expect(customerMerging.instanceOf(merged)).toBe('customer-c-lin-mei');
  });
});
