import { CASE_CATEGORY, caseCodec, caseShapes, numberBlocksCodec, numberBlocksShapes, numbersStream } from '#cases';
import type { EventCodec } from '#codec';
import { CUSTOMER_CATEGORY, customerCodec, customerShapes } from '#customers';
import { categoryOf, type NewEvent } from '#event-store';
import type { DomainEvent } from '#kernel';
import { caseExamples, recordedCase } from '../../libs/cases/src/case/case.examples.js';
import { SampleKeys } from '../../libs/codec/src/testing/stored-samples.js';
import { customerExamples } from '../../libs/customers/src/customer/customer.examples.js';

/** Everything that a context stores in the log in streams of one category. */
export interface StoringContext {
  readonly category: string;
  /** By type. */
  readonly shapes: Readonly<Record<string, unknown>>;
  /** Exports the union of its events. */
  readonly file: string;
  readonly union: string;
  /** The folder of its samples. */
  readonly samples: string;
  /** The example of an event, with every field that it may have, as it would be stored. */
  readonly storedExample: (type: string) => Promise<NewEvent>;
}

/** All contexts: whatever is generated of events is generated of these. */
export const contexts: readonly StoringContext[] = [
  {
    category: CASE_CATEGORY,
    shapes: caseShapes,
    file: 'libs/cases/src/case/case.events.ts',
    union: 'CaseEvent',
    samples: 'libs/cases/src/case/stored',
    storedExample: (type) => storedBy(caseCodec(new SampleKeys()), caseExamples, type),
  },
  {
    category: categoryOf(numbersStream),
    shapes: numberBlocksShapes,
    file: 'libs/cases/src/case/numbers/number-blocks.ts',
    union: 'NumberBlocksEvent',
    samples: 'libs/cases/src/case/numbers/stored',
    storedExample: (type) => storedBy(numberBlocksCodec(new SampleKeys()), numberBlocksExamples, type),
  },
  {
    category: CUSTOMER_CATEGORY,
    shapes: customerShapes,
    file: 'libs/customers/src/customer/customer.events.ts',
    union: 'CustomerEvent',
    samples: 'libs/customers/src/customer/stored',
    storedExample: (type) => storedBy(customerCodec(new SampleKeys()), customerExamples, type),
  },
];

const numberBlocksExamples = {
  CaseNumberBlockAllotted: { type: 'CaseNumberBlockAllotted', data: { first: 100_000_001, size: 1_000 } },
} as const;

const [{ envelope }] = recordedCase([caseExamples.WorkStarted]);

const storedBy = async <Event extends DomainEvent>(
  codec: EventCodec<Event>,
  examples: Readonly<Record<string, Event>>,
  type: string,
): Promise<NewEvent> => {
  const { id, occurredAt } = envelope;
  const [stored] = await codec.encode([{ event: examples[type], id, occurredAt, metadata: envelope }]);
  return stored;
};
