import type { ReactedTo, ReactsTo } from '#event-store';
import type { DomainEvent, Recorded } from '#kernel';
import type { ReadTable, RowOf } from './read-table/read-table.js';

/** A row of a read table: camel-case columns, instants as text. Every column is present; null means no value. */
export type Row = { readonly [column: string]: unknown };

/** The rows of a projection, by its short table names. */
export type Rows = { readonly [table: string]: Row };

/**
 * A table whose rows are a function of the rows of another table, `of`, with the same keys. Computed whenever those are
 * written, live and in rebuilds, not per event. Rows of the other table cannot be swept.
 */
export type DerivedTable<R extends Rows> = {
  readonly [T in keyof R]: ReadTable & { readonly of: T; row(source: R[T]): Row };
}[keyof R];

/** Keys of the rows that an event may read, create, change or delete. */
export type Keys<R extends Rows> = { readonly [T in keyof R]?: readonly string[] };

/** Rows by key. Undefined if there is none. */
export type Found<R extends Rows> = { readonly [T in keyof R]: { readonly [key: string]: R[T] | undefined } };

/** Rows to write, by key. Null deletes. A row returned unchanged is not written. */
export type Changes<R extends Rows> = { readonly [T in keyof R]?: { readonly [key: string]: R[T] | null } };

/**
 * Sets `patch` on every row of `table` whose columns equal those of `where` (null matches null). Never the key column.
 */
export type Sweep<R extends Rows> = {
  readonly [T in keyof R]: { readonly table: T; readonly where: Partial<R[T]>; readonly patch: Partial<R[T]> };
}[keyof R];

export interface Sweeps<Event extends DomainEvent, R extends Rows> {
  /** The types of the events that may sweep. */
  readonly types: readonly Event['type'][];
  of(event: Recorded<Event>): readonly Sweep<R>[];
}

/**
 * A read model as a pure function of the log: folding again gives the same rows. A changed shape or fold needs a new
 * version, with its own tables, filled from the beginning of the log.
 */
export interface Projection<Event extends DomainEvent = DomainEvent, R extends Rows = Rows> {
  readonly name: string;
  /** Counts from 1. */
  readonly version: number;
  /** The events that can change its rows. It never gets others. */
  readonly reactsTo: ReactsTo<Event['type']>;
  /** Categories of the streams to which it reacts. */
  readonly categories: readonly string[];
  readonly tables: { readonly [T in keyof R]: ReadTable };
  /** By short names that must differ from those of `tables`. */
  readonly derived?: { readonly [table: string]: DerivedTable<R> };
  /**
   * Number of lanes: shares of its keys, each with its own checkpoint and folded by one worker at a time. Fixed per
   * version.
   */
  readonly lanes: number;
  /** Depends on the event alone, so that the rows of many events can be loaded at once. */
  keys(event: Recorded<Event>): Keys<R>;
  /**
   * The lane keys ({@link laneKeyOf}) that events of this stream affect, as far as the stream name shows. An event that
   * cannot be decoded is parked under these. Other keys that it would have affected continue without it, and need a
   * rebuild once it can be decoded.
   */
  laneKeysOf(stream: string): readonly string[];
  /**
   * Returns the changes that an event makes to the rows of its keys. Called once per lane key, with the rows of that
   * key only: a row may depend only on rows of the same lane key, and changes to others are ignored.
   */
  fold(found: Found<R>, event: Recorded<Event>): Changes<R>;
  /** For events that change rows that they cannot name: matching rows get the patch, after the event was folded. */
  readonly sweeps?: Sweeps<Event, R>;
}

type Tables = { readonly [short: string]: ReadTable };

/**
 * Declares a projection. Its `keys` and `fold` get only the events to which it reacts and the rows of its tables:
 * `defineProjection<CaseEvent>()({ reactsTo: { case: ['CaseRouted'] }, … })`.
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

/** All tables in which a projection stores rows, including derived ones. */
export const tablesOf = ({ tables, derived = {} }: Projection): readonly ReadTable[] => [
  ...Object.values(tables),
  ...Object.values(derived),
];

/** Identifies the checkpoints of a projection. */
export type ProjectionId = Pick<Projection, 'name' | 'version'>;
