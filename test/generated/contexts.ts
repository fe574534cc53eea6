import { numberBlocksShapes, numbersStream } from '#cases';
import { EventCodec, type EventShapes } from '#codec';
import { categoryOf, type NewEvent } from '#event-store';
import { type DomainEvent } from '#kernel';
import { recordedEvents } from '#kernel/testing';
import { product } from '#product';
import { SampleKeys } from '#codec/testing';

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

/** Where a context keeps what it says of the streams of a category: `libs/contexts/cases/src/case/case.events.ts`, and so on. */
const byConvention = (context: string, category: string, shapes: StoringContext['shapes']): StoringContext => {
  const folder = `libs/contexts/${context}/src/${category}`;
  return {
    category,
    shapes,
    file: `${folder}/${category}.events.ts`,
    union: `${category[0].toUpperCase()}${category.slice(1)}Event`,
    samples: `${folder}/stored`,
    storedExample: async (type) => {
      const module = (await import(`../../${folder}/${category}.examples.js`)) as Readonly<Record<string, Examples>>;
      return storedBy(shapes, module[`${category}Examples`], type);
    },
  };
};

type Examples = Readonly<Record<string, DomainEvent>>;

/** The blocks of case numbers are a model of their own within cases. */
const numberBlocks: StoringContext = {
  category: categoryOf(numbersStream),
  shapes: numberBlocksShapes,
  file: 'libs/contexts/cases/src/case/numbers/number-blocks.ts',
  union: 'NumberBlocksEvent',
  samples: 'libs/contexts/cases/src/case/numbers/stored',
  storedExample: (type) => storedBy(numberBlocksShapes, numberBlocksExamples, type),
};

const numberBlocksExamples = {
  CaseNumberBlockAllotted: { type: 'CaseNumberBlockAllotted', data: { first: 100_000_001, size: 1_000 } },
} as const;

/** All contexts: whatever is generated of events is generated of these. */
export const contexts: readonly StoringContext[] = [
  numberBlocks,
  ...product.contexts.flatMap(({ name, streams }) =>
    streams
      .filter(({ names }) => names.category !== numberBlocks.category)
      .map(({ names, shapes }) => byConvention(name, names.category, shapes)),
  ),
];

const storedBy = async (shapes: StoringContext['shapes'], examples: Examples, type: string): Promise<NewEvent> => {
  const event = examples[type];
  const [{ envelope }] = recordedEvents([event], { stream: 'sample-1', subject: 'sample-1' });
  const codec = new EventCodec(shapes as EventShapes<DomainEvent>, new SampleKeys());
  const [stored] = await codec.encode([
    { event, id: envelope.id, occurredAt: envelope.occurredAt, metadata: envelope },
  ]);
  return stored;
};
