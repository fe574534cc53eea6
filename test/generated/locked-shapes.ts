import { createHash } from 'node:crypto';
import type { StoredShape } from '#codec';
import { canonicalJson } from '#kernel';
import type { DeclaredFields } from './declared-events.js';

/** How a version of an event was stored at first, and must be stored ever after. */
export interface LockedShape {
  /** Class and type of each field: `{ "reason?": "text: string" }`. Only optional fields may be added. */
  readonly fields: Readonly<Record<string, string>>;
  /** SHA-256 of each sample, in order. A sample is added when fields are added. */
  readonly samples: readonly string[];
}

/** Shapes by category, event type and version: `case/CaseOpened.v1`. */
export type LockedShapes = Readonly<Record<string, LockedShape>>;

/** The data of a stored sample, by field. */
type SampleData = Readonly<Record<string, unknown>>;

export interface Sample {
  readonly data: SampleData;
}

/** How the present code stores a version of an event. */
export interface PresentShape {
  readonly fields: Readonly<Record<string, string>>;
  readonly samples: readonly string[];
  /** Fields that no sample contains. */
  readonly unsampled: readonly string[];
  /** Whether there is a later version. Of earlier versions only the classes of fields are known, not their types. */
  readonly isEarlier: boolean;
}

export type PresentShapes = Readonly<Record<string, PresentShape>>;

/** @param samplesOf returns the samples of a version: `CaseOpened.v1` */
export const presentShapes = (
  { category, type }: { readonly category: string; readonly type: string },
  { version, fields, earlier }: StoredShape,
  declared: DeclaredFields,
  samplesOf: (name: string) => readonly Sample[],
): PresentShapes => {
  const versions = Array.from({ length: version }, (_, index) => index + 1);
  return Object.fromEntries(
    versions.map((nth): [string, PresentShape] => {
      const name = `${type}.v${nth}`;
      const isEarlier = nth < version;
      const described = isEarlier ? (earlier?.fieldsOf(nth) ?? {}) : withClasses(declared, fields);
      const samples = samplesOf(name);
      const unsampled = Object.keys(described)
        .map(nameOf)
        .filter((field) => samples.every(({ data }) => !(field in data)));
      return [`${category}/${name}`, { fields: described, samples: samples.map(hashOf), unsampled, isEarlier }];
    }),
  );
};

const withClasses = (declared: DeclaredFields, classes: StoredShape['fields']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(declared).map(([field, type]) => [field, `${classes[nameOf(field)] ?? 'undeclared'}: ${type}`]),
  );

const nameOf = (field: string): string => field.replace('?', '');

const isOptional = (field: string): boolean => field.endsWith('?');

const hashOf = (sample: Sample): string => createHash('sha256').update(canonicalJson(sample)).digest('base64url');

/** Returns a sentence, with what to do, for each difference from how events were stored before. */
export const brokenShapes = (locked: LockedShapes, present: PresentShapes): readonly string[] =>
  Object.entries(locked).flatMap(([name, { fields, samples }]) => {
    const now = present[name];
    if (!now) return [`${name} was stored, and must go on to be read: keep it among the earlier versions.`];
    const before = now.isEarlier ? classesOnly(fields) : fields;
    const sentences = [...new Set([...Object.keys(before), ...Object.keys(now.fields)])]
      .filter((field) => before[field] !== now.fields[field] && !isAddition(field, before, now))
      .map(
        (field) =>
          `${name}: ${field} was "${before[field] ?? 'none'}" and is "${now.fields[field] ?? 'none'}". ${advice}`,
      );
    const isIntact = samples.every((sample, index) => sample === now.samples[index]);
    return isIntact ? sentences : [...sentences, `${name}: a sample was edited or lost. Restore it.`];
  });

const advice =
  'Stored events keep their shape, except for new optional fields: make this a new version, as CONTRIBUTING.md describes.';

/** Whether the change adds an optional field, which earlier stored events simply lack. */
const isAddition = (field: string, before: LockedShape['fields'], { isEarlier }: PresentShape): boolean =>
  !isEarlier && isOptional(field) && !(field in before) && !(nameOf(field) in before);

const classesOnly = (fields: LockedShape['fields']): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, text]) => [nameOf(field), text.split(':')[0]]));

/** Returns the lock with missing versions, optional fields and samples added. Existing entries are never changed. */
export const withNewShapes = (locked: LockedShapes, present: PresentShapes): LockedShapes => {
  const whole = { ...locked };
  for (const [name, shape] of Object.entries(present)) {
    const { fields, samples, isEarlier } = shape;
    const before = locked[name];
    if (before) {
      const added = Object.entries(fields).filter(([field]) => isAddition(field, before.fields, shape));
      whole[name] = {
        fields: inOrder({ ...before.fields, ...Object.fromEntries(added) }),
        samples: [...before.samples, ...samples.slice(before.samples.length)],
      };
    } else if (!isEarlier && samples.length > 0) whole[name] = { fields, samples };
  }
  return inOrder(whole);
};

const inOrder = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
