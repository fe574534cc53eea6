import type { FieldClass } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import type { NewEvent } from '#event-store';
import { SampleKeys, samplesIn } from '#codec/testing';
import { customerCodec } from './customer.codec.js';
import { type CustomerEvent, customerShapes } from './customer.events.js';
import { customerExamples, exampleCustomerId, recordedCustomer } from './customer.examples.js';
import { foldCustomer } from './view/customer.view.js';

const codec = customerCodec(new SampleKeys());
const examples: readonly CustomerEvent[] = Object.values(customerExamples);
const [{ envelope: anyEnvelope }] = recordedCustomer([customerExamples.DeviceAdded]);
const samples = samplesIn(new URL('./stored/', import.meta.url), anyEnvelope);

const encoded = (event: CustomerEvent): Promise<NewEvent[]> => {
  const [{ envelope }] = recordedCustomer([event]);
  return codec.encode([{ event, id: envelope.id, occurredAt: envelope.occurredAt, metadata: envelope }]);
};

const fieldsOf = (event: CustomerEvent): [string, FieldClass][] => Object.entries(customerShapes[event.type].fields);

describe('the stored form of customer events', () => {
  it.each(examples)('$type: the example has every field', (event) => {
    const declared = fieldsOf(event).map(([field]) => field);
    expect(Object.keys(event.data).sort()).toEqual(declared.sort());
  });

  it.each(examples)('$type: no personal field and no text is stored unencrypted', async (event) => {
    const [stored] = await encoded(event);
    const data = JSON.parse(stored.data) as Record<string, unknown>;
    for (const [field, fieldClass] of fieldsOf(event)) {
      const clear = event.data[field as keyof typeof event.data];
      if (fieldClass === 'plain') expect(data[field]).toEqual(clear);
      else expect(data[field]).toMatch(/^v1\.[\w-]+$/);
    }
  });

  it.each(examples)('$type: decodes to what was encoded', async (event) => {
    const [stored] = await encoded(event);
    const [read] = await codec.decode([{ ...anyEnvelope, ...stored }]);
    expect(read).toMatchObject(event);
  });

  it.each([...samples])('%s can still be decoded and folded', async (_file, sample) => {
    expect(foldCustomer(await codec.decode([sample]))).toMatchObject({ id: exampleCustomerId });
  });
});
