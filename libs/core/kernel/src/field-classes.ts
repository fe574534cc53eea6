/**
 * What a field of an event holds. `plain` is stored as written; `personal` (who someone is, how to reach them) and `text`
 * (written freely by people, so anything may stand in it) are stored encrypted under the key of the event's subject.
 */
export type FieldClass = (typeof fieldClasses)[number];

export const fieldClasses = ['plain', 'personal', 'text'] as const;

/** Every field of an event's data, none left out: a new field won't compile before someone has decided what it is. */
export type FieldClasses<Data extends object> = { readonly [Field in keyof Required<Data>]: FieldClass };
