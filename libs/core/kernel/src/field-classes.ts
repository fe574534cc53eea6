/**
 * How a field of an event is stored. `plain` is stored as written. `personal` (identity and contact data) and `text`
 * (free text, which may contain anything) are encrypted under the key of the event's subject.
 */
export type FieldClass = (typeof fieldClasses)[number];

export const fieldClasses = ['plain', 'personal', 'text'] as const;

/** A class for every field of an event's data. A new field does not compile until it has one. */
export type FieldClasses<Data extends object> = { readonly [Field in keyof Required<Data>]: FieldClass };
