import type { DomainEvent } from './event.js';
import type { FieldClass, FieldClasses } from './field-classes.js';

/** The earlier versions of an event, oldest first. Built by `EarlierVersions` of the codec. */
export interface EarlierShapes<Present extends object> {
  readonly count: number;
  /** The class of each field of an earlier version (1 to `count`). */
  fieldsOf(version: number): Readonly<Record<string, FieldClass>>;
  /** Converts data stored under an earlier version to the present one. */
  upcast(version: number, data: object): object;
  /** Type only: the data that the last upcaster produces. */
  readonly present?: Present;
}

/** How an event is stored. */
export interface EventShape<Data extends object> {
  /** Counts from 1. A changed shape gets a new version; only this one is written. */
  readonly version: number;
  readonly fields: FieldClasses<Data>;
  /** Fields that an event must have when it is written. Default: none. */
  readonly required?: readonly string[];
  /** All versions before this one. They remain readable. */
  readonly earlier?: EarlierShapes<Data>;
  /** Type only. */
  readonly data?: Data;
}

/** Declaration of an event field: its type, how it is stored, and whether it may be missing. */
export class Field<Value = unknown, Optional extends boolean = boolean> {
  /** Type only. */
  declare readonly value: Value;

  constructor(
    readonly fieldClass: FieldClass,
    readonly isOptional: Optional,
  ) {}

  /** The same field, but it may be missing. */
  optional(): Field<Value, true> {
    return new Field(this.fieldClass, true);
  }
}

/** `plain()` declares a string, `plain<readonly string[]>()` the named type. */
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
/** Identity and contact data of a person: stored encrypted. */
export const personal = declared('personal');
/** Free text, which may contain anything: stored encrypted. */
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

/** The data of each event in a table of shapes, by event name: `EventData<typeof caseShapes>['CaseRouted']`. */
export type EventData<S extends Shapes> = { readonly [Type in keyof S]: NonNullable<S[Type]['data']> };

/** The events in a table of shapes, as a union. */
export type EventOf<S extends Shapes> = {
  [Type in keyof S & string]: DomainEvent<Type, NonNullable<S[Type]['data']>>;
}[keyof S & string];

/** Names of the personal and text fields of an event. They are missing once the person is erased. */
export const sealedFields = ({
  fields,
}: {
  readonly fields: Readonly<Record<string, FieldClass>>;
}): readonly string[] => Object.entries(fields).flatMap(([name, fieldClass]) => (fieldClass === 'plain' ? [] : [name]));

/**
 * The data of an event, or of state folded from it, without its personal and text fields: what remains after erasure.
 */
export const withoutSealed = <Data extends object>(
  shape: { readonly fields: Readonly<Record<string, FieldClass>> },
  data: Data,
): Data => {
  const sealed = sealedFields(shape);
  return Object.fromEntries(Object.entries(data).filter(([field]) => !sealed.includes(field))) as Data;
};
