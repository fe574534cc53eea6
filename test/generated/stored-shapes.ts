import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StoredShape } from '#codec';
import { contexts, type StoringContext } from './contexts.js';
import { declaredEvents, type DeclaredFields } from './declared-events.js';
import { presentShapes, type PresentShapes, type Sample } from './locked-shapes.js';

/** Returns every version of every event that the present code can read. */
export const storedShapes = (): PresentShapes =>
  Object.assign(
    {},
    ...contexts.flatMap((context) => {
      const declared = declaredOf(context);
      return Object.keys(context.shapes).map((type) => shapesOf(context, type, declared[type]));
    }),
  ) as PresentShapes;

/** Writes the example of each event as a sample if its present version has none, or none with some of its fields. */
export const writeMissingSamples = async (): Promise<void> => {
  for (const context of contexts) {
    const declared = declaredOf(context);
    for (const type of Object.keys(context.shapes)) {
      const present = Object.values(shapesOf(context, type, declared[type])).at(-1);
      if (!present || (present.samples.length > 0 && present.unsampled.length === 0)) continue;
      const { version, id, data } = await context.storedExample(type);
      const sample = { type, version, id, data: JSON.parse(data) as object };
      const file = fileOf(context, `${type}.v${version}`, present.samples.length + 1);
      // Another spec may have written the same file at the same time.
      if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(sample, null, 2)}\n`);
    }
  }
};

const declaredOf = ({ file, union }: StoringContext): Readonly<Record<string, DeclaredFields>> =>
  declaredEvents(file, union);

const shapesOf = (context: StoringContext, type: string, declared: DeclaredFields): PresentShapes =>
  presentShapes({ category: context.category, type }, context.shapes[type] as StoredShape, declared, (name) =>
    samplesOf(context, name),
  );

/** Returns the path of a sample: `CaseEscalated.v1.json`, and for fields that were added later `CaseEscalated.v1.2.json`. */
const fileOf = ({ samples }: StoringContext, name: string, nth: number): string =>
  path.join(samples, nth === 1 ? `${name}.json` : `${name}.${nth}.json`);

const samplesOf = (context: StoringContext, name: string): readonly Sample[] => {
  const samples: Sample[] = [];
  for (let file = fileOf(context, name, 1); existsSync(file); file = fileOf(context, name, samples.length + 1)) {
    samples.push(JSON.parse(readFileSync(file, 'utf8')) as Sample);
  }
  return samples;
};
