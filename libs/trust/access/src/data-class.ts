/**
 * What a field tells, and by that who is given it:
 * - `open`: whatever anyone may know who is given the thing at all: codes, ids, numbers, times;
 * - `internal`: how the house works, which customers are not shown;
 * - `text`: what people wrote freely; anything may stand in it, so that nobody counts it as masked;
 * - `personal`: who someone is and how to reach them.
 */
export const dataClasses = ['open', 'internal', 'text', 'personal'] as const;

export type DataClass = (typeof dataClasses)[number];

/** The classes of which it is recorded who was given them. */
export const isDisclosure = (classes: readonly DataClass[]): boolean =>
  classes.includes('text') || classes.includes('personal');
