import type { ReactedTo, ReactsTo } from '#event-store';
import type { DomainEvent, Recorded } from '#kernel';
import type { ReadTable, RowOf } from './read-table/read-table.js';

/** One row of a read table; columns in camel case, instants as text, every column present, null where there is no value. */
export type Row = { readonly [column: string]: unknown };

/** The rows of a projection, by the projection's own short name of each table. */
export type Rows = { readonly [table: string]: Row };

/**
 * A table whose rows are a function of those of another, `of`, with the same keys: made of them when they are written, live
 * and in rebuilds alike, and not with each event. The rows of that other one can't be swept.
 */
export type DerivedTable<R extends Rows> = {
  readonly [T in keyof R]: ReadTable & { readonly of: T; row(source: R[T]): Row };
}[keyof R];

/** The keys of the rows that an event may read, create, change or delete. */
export type Keys<R extends Rows> = { readonly [T in keyof R]?: readonly string[] };

/** Rows by key, undefined where there is none. */
export type Found<R extends Rows> = { readonly [T in keyof R]: { readonly [key: string]: R[T] | undefined } };

/** Rows to write, by key; null deletes. A row given back as it was found is not written. */
export type Changes<R extends Rows> = { readonly [T in keyof R]?: { readonly [key: string]: R[T] | null } };

/** Sets `patch` on every row of `table` whose columns equal those of `where` (null matches null). Never the key column. */
export type Sweep<R extends Rows> = {
  readonly [T in keyof R]: { readonly table: T; readonly where: Partial<R[T]>; readonly patch: Partial<R[T]> };
}[keyof R];

export interface Sweeps<Event extends DomainEvent, R extends Rows> {
  /** The types of the events that sweep; of others nothing need be known. */
  readonly types: readonly Event['type'][];
  of(event: Recorded<Event>): readonly Sweep<R>[];
}

/**
 * A read model as a pure function of the log: folded again, it gives the same rows. A changed shape or fold is a new
 * version with tables of its own, filled from the beginning of the log.
 */
export interface Projection<Event extends DomainEvent = DomainEvent, R extends Rows = Rows> {
  readonly name: string;
  /** From 1. */
  readonly version: number;
  /** Of all other events it is never asked: they change none of its rows. */
  readonly reactsTo: ReactsTo<Event['type']>;
  /** Of the streams that it reacts to. */
  readonly categories: readonly string[];
  readonly tables: { readonly [T in keyof R]: ReadTable };
  /** By short names that are none of those of `tables`. */
  readonly derived?: { readonly [table: string]: DerivedTable<R> };
  /** Shares of its keys, each with a checkpoint of its own and folded by one worker at a time; fixed for a version. */
  readonly lanes: number;
  /** Decided by the event alone, so that the rows of many events can be loaded at once. */
  keys(event: Recorded<Event>): Keys<R>;
  /**
   * The lane keys ({@link laneKeyOf}) that events of this stream touch, as far as the stream tells. Where an event can't
   * be read they are parked; whatever else it would have touched goes on without it, and needs a rebuild once it can.
   */
  laneKeysOf(stream: string): readonly string[];
  /**
   * Given rows of the event's keys, what becomes of them. Asked once for each lane key, with the rows of that one alone:
   * what becomes of a row may depend on rows of the same lane key only, and changes of others are left out.
   */
  fold(found: Found<R>, event: Recorded<Event>): Changes<R>;
  /** For what events do to rows that they can't name: those that match get the patch, after the event was folded. */
  readonly sweeps?: Sweeps<Event, R>;
}

type Tables = { readonly [short: string]: ReadTable };

/**
 * Declares a projection. Its `keys` and `fold` are given the events that it reacts to and no others, and the rows of its
 * tables: `defineProjection<CaseEvent>()({ reactsTo: { case: ['CaseRouted'] }, … })`.
 */
export const defineProjection =
  <Event extends DomainEvent>() =>
  <const Reacts extends ReactsTo<Event['type']>, T extends Tables>(
    declared: Omit<
      Projection<ReactedTo<Event, Reacts>, { [Short in keyof T]: RowOf<T[Short]> }>,
      'categories' | 'reactsTo' | 'tables'
    > & { readonly reactsTo: Reacts; readonly tables: T },
  ): Projection<ReactedTo<Event, Reacts>, { [Short in keyof T]: RowOf<T[Short]> }> => ({
    ...declared,
    categories: Object.keys(declared.reactsTo),
  });

/** Everything in which a projection stores rows, derived ones too. */
export const tablesOf = ({ tables, derived = {} }: Projection): readonly ReadTable[] => [
  ...Object.values(tables),
  ...Object.values(derived),
];

/** By which checkpoints are found. */
export type ProjectionId = Pick<Projection, 'name' | 'version'>;
