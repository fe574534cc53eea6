import { createHash } from 'node:crypto';
import type { StoredShape } from '#codec';
import { canonicalJson } from '#kernel';
import type { DeclaredFields } from './declared-events.js';

/** How one version of an event is stored, as it was when it was first stored, and as it has to remain. */
export interface LockedShape {
  /** Class and type of each field: `{ "reason?": "text: string" }`. Optional ones may be added, and nothing else. */
  readonly fields: Readonly<Record<string, string>>;
  /** SHA-256 of each sample, in their order: one more wherever fields were added. */
  readonly samples: readonly string[];
}

/** By `case/CaseOpened.v1`. */
export type LockedShapes = Readonly<Record<string, LockedShape>>;

/** The data of a stored sample, by field. */
type SampleData = Readonly<Record<string, unknown>>;

export interface Sample {
  readonly data: SampleData;
}

/** How one version is stored by the present code. */
export interface PresentShape {
  readonly fields: Readonly<Record<string, string>>;
  readonly samples: readonly string[];
  /** Fields that no sample has. */
  readonly unsampled: readonly string[];
  /** Of earlier versions only the classes of the fields are known: their types are those of their upcasters. */
  readonly isEarlier: boolean;
}

export type PresentShapes = Readonly<Record<string, PresentShape>>;

/** @param samplesOf those of a version: of `CaseOpened.v1` */
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

/** What is stored otherwise than it was, in sentences that say what to do. Empty when all is well. */
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
  'What was stored keeps its shape, but for new optional fields: make this a new version, as CONTRIBUTING.md tells.';

/** What was stored before goes on to be read as it was: it lacks the field. */
const isAddition = (field: string, before: LockedShape['fields'], { isEarlier }: PresentShape): boolean =>
  !isEarlier && isOptional(field) && !(field in before) && !(nameOf(field) in before);

const classesOnly = (fields: LockedShape['fields']): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, text]) => [nameOf(field), text.split(':')[0]]));

/** The lock with every version, optional field and sample that it lacks; what it has is never changed. */
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
