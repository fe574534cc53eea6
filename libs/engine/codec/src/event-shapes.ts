import type { DomainEvent, EarlierShapes, EventShape, FieldClass } from '#kernel';

/** The shape of every event of a context, by its stored name. */
export type EventShapes<Event extends DomainEvent> = {
  readonly [E in Event as E['type']]: EventShape<E['data']>;
};

/** The shape of any event. */
export interface StoredShape {
  readonly version: number;
  readonly fields: Readonly<Record<string, FieldClass>>;
  readonly required?: readonly string[];
  readonly earlier?: EarlierShapes<object>;
}
