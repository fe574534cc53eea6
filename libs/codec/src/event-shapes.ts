import type { DomainEvent } from '#kernel';
import type { FieldClass, FieldClasses } from '#privacy';

/** How one event is stored. */
export interface StoredShape {
  /** From 1; a changed shape is a new version. */
  readonly version: number;
  readonly fields: Readonly<Record<string, FieldClass>>;
}

/** The stored name, version and fields of every event of a context. */
export type EventShapes<Event extends DomainEvent> = {
  readonly [E in Event as E['type']]: { readonly version: number; readonly fields: FieldClasses<E['data']> };
};
