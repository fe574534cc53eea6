import type { DomainEvent } from '#kernel';
import type { FieldClass, FieldClasses } from '#privacy';
import type { EarlierVersions } from './earlier-versions.js';

/** How an event is stored. */
export interface EventShape<Data extends object> {
  /** From 1; a changed shape is a new version. Only this one is written. */
  readonly version: number;
  readonly fields: FieldClasses<Data>;
  /** All versions before this one; they go on to be read. */
  readonly earlier?: EarlierVersions<Data>;
}

/** The stored name, versions and fields of every event of a context. */
export type EventShapes<Event extends DomainEvent> = {
  readonly [E in Event as E['type']]: EventShape<E['data']>;
};

/** The shape of some event. */
export interface StoredShape {
  readonly version: number;
  readonly fields: Readonly<Record<string, FieldClass>>;
  readonly earlier?: EarlierVersions<object>;
}
