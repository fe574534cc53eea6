import type { z } from 'zod';

/** Opaque for whoever pages: a place in a list, which JSON can hold. */
export const cursorAt = (place: readonly unknown[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place in a cursor; undefined where it holds none of this form. */
export const placeIn = <Place>(cursor: string, form: z.ZodType<Place>): Place | undefined =>
  form.safeParse(jsonIn(cursor)).data;

const jsonIn = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};
