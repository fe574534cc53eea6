/**
 * The classes of fields, which decide who may read them:
 * - `open`: codes, ids, numbers and times, for everyone who may read the object at all;
 * - `internal`: internal workings, not shown to customers;
 * - `text`: free text, which may contain anything and never counts as masked;
 * - `personal`: identity and contact data of a person.
 */
export const dataClasses = ['open', 'internal', 'text', 'personal'] as const;

export type DataClass = (typeof dataClasses)[number];

/** Whether reading these classes must be recorded in the access log. */
export const isDisclosure = (classes: readonly DataClass[]): boolean =>
  classes.includes('text') || classes.includes('personal');
