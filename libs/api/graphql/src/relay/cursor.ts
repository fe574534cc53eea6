import type { z } from 'zod';

/** Returns an opaque cursor for the sort values of an entry, which must be JSON values. */
export const cursorAt = (place: readonly unknown[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Returns the sort values in a cursor; undefined if they do not have this form. */
export const placeIn = <Place>(cursor: string, form: z.ZodType<Place>): Place | undefined =>
  form.safeParse(jsonIn(cursor)).data;

const jsonIn = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};
