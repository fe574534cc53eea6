import { createHash } from 'node:crypto';
import type { StoredShape } from '#codec';
import { canonicalJson } from '#kernel';
import type { DeclaredFields } from './declared-events.js';

/** How one version of an event is stored, as it was when it was first stored, and as it has to remain. */
export interface LockedShape {
  /** Class and type of each field: `{ "reason?": "text: string" }`. */
  readonly fields: Readonly<Record<string, string>>;
  /** SHA-256 of its sample. */
  readonly sample: string;
}

/** By `CaseOpened.v1`. */
export type LockedShapes = Readonly<Record<string, LockedShape>>;

/** How one version is stored by the present code. */
export interface PresentShape {
  readonly fields: Readonly<Record<string, string>>;
  /** Undefined where there is none. */
  readonly sample?: string;
  /** Of earlier versions only the classes of the fields are known: their types are those of their upcasters. */
  readonly isEarlier: boolean;
}

export type PresentShapes = Readonly<Record<string, PresentShape>>;

export const presentShapes = (
  type: string,
  { version, fields, earlier }: StoredShape,
  declared: DeclaredFields,
  sampleOf: (name: string) => object | undefined,
): PresentShapes => {
  const versions = Array.from({ length: version }, (_, index) => index + 1);
  return Object.fromEntries(
    versions.map((nth): [string, PresentShape] => {
      const name = `${type}.v${nth}`;
      const isEarlier = nth < version;
      const described = isEarlier ? (earlier?.fieldsOf(nth) ?? {}) : withClasses(declared, fields);
      return [name, { fields: described, sample: hashOf(sampleOf(name)), isEarlier }];
    }),
  );
};

const withClasses = (declared: DeclaredFields, classes: StoredShape['fields']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(declared).map(([field, type]) => [field, `${classes[nameOf(field)] ?? 'undeclared'}: ${type}`]),
  );

const nameOf = (field: string): string => field.replace('?', '');

const hashOf = (sample: object | undefined): string | undefined =>
  sample && createHash('sha256').update(canonicalJson(sample)).digest('base64url');

/** What is stored otherwise than it was, in sentences that say what to do. Empty when all is well. */
export const brokenShapes = (locked: LockedShapes, present: PresentShapes): readonly string[] =>
  Object.entries(locked).flatMap(([name, { fields, sample }]) => {
    const now = present[name];
    if (!now) return [`${name} was stored, and must go on to be read: keep it among the earlier versions.`];
    const before = now.isEarlier ? classesOnly(fields) : fields;
    const sentences = [...new Set([...Object.keys(before), ...Object.keys(now.fields)])]
      .filter((field) => before[field] !== now.fields[field])
      .map(
        (field) =>
          `${name}: ${field} was "${before[field] ?? 'none'}" and is "${now.fields[field] ?? 'none'}". ${advice}`,
      );
    return sample === now.sample ? sentences : [...sentences, `${name}: its sample was edited or lost. Restore it.`];
  });

const advice = 'What was stored keeps its shape: make this a new version, as CONTRIBUTING.md tells.';

const classesOnly = (fields: LockedShape['fields']): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, text]) => [nameOf(field), text.split(':')[0]]));

/** The lock with every version that it lacks; what it has is never changed. */
export const withNewShapes = (locked: LockedShapes, present: PresentShapes): LockedShapes => {
  const added = Object.entries(present).flatMap(([name, { fields, sample, isEarlier }]): [string, LockedShape][] =>
    name in locked || isEarlier || !sample ? [] : [[name, { fields, sample }]],
  );
  return Object.fromEntries([...Object.entries(locked), ...added].sort(([a], [b]) => (a < b ? -1 : 1)));
};
