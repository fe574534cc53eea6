import type { DomainEvent } from './event.js';
import type { FieldClass, FieldClasses } from './field-classes.js';

/** The versions of an event before its present one, the oldest first; made by `EarlierVersions` of the codec. */
export interface EarlierShapes<Present extends object> {
  readonly count: number;
  /** The class of each field of an earlier version, from 1 to `count`. */
  fieldsOf(version: number): Readonly<Record<string, FieldClass>>;
  /** What was stored under an earlier version, as if it were written today. */
  upcast(version: number, data: object): object;
  /** For the compiler alone: to what the last of them leads. */
  readonly present?: Present;
}

/** How an event is stored. */
export interface EventShape<Data extends object> {
  /** From 1; a changed shape is a new version. Only this one is written. */
  readonly version: number;
  readonly fields: FieldClasses<Data>;
  /** The fields that no event may lack when it is written; none is asked for without it. */
  readonly required?: readonly string[];
  /** All versions before this one; they go on to be read. */
  readonly earlier?: EarlierShapes<Data>;
  /** For the compiler alone. */
  readonly data?: Data;
}

/** A field of an event as it is declared: what it holds, how it is stored, and whether it may be missing. */
export class Field<Value = unknown, Optional extends boolean = boolean> {
  /** For the compiler alone. */
  declare readonly value: Value;

  constructor(
    readonly fieldClass: FieldClass,
    readonly isOptional: Optional,
  ) {}

  /** Missing where there is no value. */
  optional(): Field<Value, true> {
    return new Field(this.fieldClass, true);
  }
}

/** `plain()` holds a text, `plain<readonly string[]>()` whatever is named. */
interface DeclareField {
  (): Field<string, false>;
  <Value>(): Field<Value, false>;
}

const declared =
  (fieldClass: FieldClass): DeclareField =>
  <Value>() =>
    new Field<Value, false>(fieldClass, false);

/** A code, id, number or time: stored as written. */
export const plain = declared('plain');
/** Who someone is and how to reach them: stored encrypted. */
export const personal = declared('personal');
/** What people write freely, so that anything may stand in it: stored encrypted. */
export const text = declared('text');

type Fields = Readonly<Record<string, Field>>;
type Holds<F> = F extends Field<infer Value> ? Value : never;
type Required<F extends Fields> = {
  [Name in keyof F as F[Name] extends Field<unknown, true> ? never : Name]: Holds<F[Name]>;
};
type Optional<F extends Fields> = {
  [Name in keyof F as F[Name] extends Field<unknown, true> ? Name : never]?: Holds<F[Name]>;
};
type Both<F extends Fields> = Required<F> & Optional<F>;

/** The data of an event with these fields. */
export type DataOf<F extends Fields> = { readonly [Name in keyof Both<F>]: Both<F>[Name] };

/**
 * Declares an event once: its data, how each field is stored, and its stored versions. Without earlier versions it is
 * version 1.
 *
 *     CaseRouted: event({ queue: plain<string | null>(), skills: plain<readonly string[]>(), reason: text().optional() }),
 */
export const event = <const F extends Fields>(
  fields: F,
  earlier?: EarlierShapes<DataOf<F>>,
): EventShape<DataOf<F>> => ({
  version: (earlier?.count ?? 0) + 1,
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, { fieldClass }]) => [name, fieldClass]),
  ) as FieldClasses<DataOf<F>>,
  required: Object.entries(fields).flatMap(([name, { isOptional }]) => (isOptional ? [] : [name])),
  earlier,
});

type Shapes = Readonly<Record<string, EventShape<object>>>;

/** The data of each event of a table, by its name: `EventData<typeof caseShapes>['CaseRouted']`. */
export type EventData<S extends Shapes> = { readonly [Type in keyof S]: NonNullable<S[Type]['data']> };

/** The events of a table, as a union. */
export type EventOf<S extends Shapes> = {
  [Type in keyof S & string]: DomainEvent<Type, NonNullable<S[Type]['data']>>;
}[keyof S & string];

/** The names of the personal fields and texts of an event: what is left out of it once they are erased. */
export const sealedFields = ({
  fields,
}: {
  readonly fields: Readonly<Record<string, FieldClass>>;
}): readonly string[] => Object.entries(fields).flatMap(([name, fieldClass]) => (fieldClass === 'plain' ? [] : [name]));

/** What is left of the data of an event, or of what a fold made of them, once all that was personal or text is erased. */
export const withoutSealed = <Data extends object>(
  shape: { readonly fields: Readonly<Record<string, FieldClass>> },
  data: Data,
): Data => {
  const sealed = sealedFields(shape);
  return Object.fromEntries(Object.entries(data).filter(([field]) => !sealed.includes(field))) as Data;
};
