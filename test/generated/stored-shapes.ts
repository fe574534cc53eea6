import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { caseShapes, numberBlocksShapes } from '#cases';
import type { StoredShape } from '#codec';
import { customerShapes } from '#customers';
import { declaredEvents } from './declared-events.js';
import { presentShapes, type PresentShapes } from './locked-shapes.js';

/** Everything that a context stores in the log. */
interface StoringContext {
  readonly shapes: Readonly<Record<string, unknown>>;
  /** Exports the union of its events. */
  readonly file: string;
  readonly union: string;
  readonly samples: string;
}

const contexts: readonly StoringContext[] = [
  {
    shapes: caseShapes,
    file: 'libs/cases/src/case/case.events.ts',
    union: 'CaseEvent',
    samples: 'libs/cases/src/case/stored',
  },
  {
    shapes: numberBlocksShapes,
    file: 'libs/cases/src/case/numbers/number-blocks.ts',
    union: 'NumberBlocksEvent',
    samples: 'libs/cases/src/case/numbers/stored',
  },
  {
    shapes: customerShapes,
    file: 'libs/customers/src/customer/customer.events.ts',
    union: 'CustomerEvent',
    samples: 'libs/customers/src/customer/stored',
  },
];

/** Every version of every event that the present code reads. */
export const storedShapes = (): PresentShapes =>
  Object.assign(
    {},
    ...contexts.flatMap(({ shapes, file, union, samples }) => {
      const declared = declaredEvents(file, union);
      return Object.entries(shapes).map(([type, shape]) =>
        presentShapes(type, shape as StoredShape, declared[type], (name) => sampleIn(samples, name)),
      );
    }),
  ) as PresentShapes;

const sampleIn = (folder: string, name: string): object | undefined => {
  const file = path.join(folder, `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : undefined;
};
