import type { NewEvent, StoredEvent } from '#event-store';
import type { DomainEvent, EventMetadata, Instant, Recorded } from '#kernel';
import { type FieldClass, openField, sealField, type SubjectKey, type SubjectKeys } from '#privacy';
import type { EventShapes, StoredShape } from './event-shapes.js';

/** An event on its way into the log. */
export interface EventDraft<Event extends DomainEvent> {
  readonly event: Event;
  readonly id: string;
  readonly occurredAt: Instant;
  readonly metadata: EventMetadata;
}

const everything: readonly FieldClass[] = ['plain', 'personal', 'text'];

/**
 * Between the events of a context and what the log stores of them: names and versions, and every personal field and text
 * in an envelope under the key of the event's subject.
 */
export class EventCodec<Event extends DomainEvent> {
  constructor(
    private readonly shapes: EventShapes<Event>,
    private readonly keys: SubjectKeys,
  ) {}

  /** Makes the keys of new subjects, durably, before anything is written under them. */
  async encode(drafts: readonly EventDraft<Event>[]): Promise<NewEvent[]> {
    const keys = await this.keys.obtain(drafts.map(({ metadata }) => metadata.subject));
    return drafts.map(({ event, id, occurredAt, metadata }) => {
      const shape = this.shapeOf(event.type, id);
      const key = keyOf(keys, metadata.subject, id);
      const data = JSON.stringify(sealData(shape, key, id, event));
      return { ...metadata, id, type: event.type, version: shape.version, occurredAt, data };
    });
  }

  /**
   * Reads stored events back. A field whose class is not revealed is left out, and needs no key.
   * @throws Error naming the event whose name, version, fields or key are not known.
   */
  async decode(
    stored: readonly StoredEvent[],
    revealed: readonly FieldClass[] = everything,
  ): Promise<Recorded<Event>[]> {
    const sealedRevealed = revealed.some((fieldClass) => fieldClass !== 'plain');
    const keys = sealedRevealed ? await this.keys.find(stored.map(({ subject }) => subject)) : noKeys;
    return stored.map((event) => {
      const { type, version, data: _sealed, ...envelope } = event;
      const shape = this.shapeOf(type, event.id);
      if (version !== shape.version) throw new Error(`Event ${event.id}: ${type} has no version ${version}`);
      const data = openData(shape, () => keyOf(keys, event.subject, event.id), event, revealed);
      return { type, data, envelope } as unknown as Recorded<Event>;
    });
  }

  private shapeOf(type: string, eventId: string): StoredShape {
    if (!Object.hasOwn(this.shapes, type)) throw new Error(`Event ${eventId}: no event is named ${type}`);
    return this.shapes[type as Event['type']] as unknown as StoredShape;
  }
}

const noKeys: ReadonlyMap<string, SubjectKey> = new Map();

const keyOf = (keys: ReadonlyMap<string, SubjectKey>, subject: string, eventId: string): SubjectKey => {
  const key = keys.get(subject);
  if (!key) throw new Error(`Event ${eventId}: the key of its subject ${subject} is missing`);
  return key;
};

const placeOf = (eventId: string, field: string): string => `${eventId}/${field}`;

const sealData = ({ fields }: StoredShape, key: SubjectKey, id: string, event: DomainEvent): object => {
  const sealed: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(event.data)) {
    if (value === undefined) continue;
    const fieldClass = fieldClassOf(fields, event.type, id, field);
    sealed[field] = fieldClass === 'plain' ? value : sealField(key, placeOf(id, field), value);
  }
  return sealed;
};

const openData = (
  { fields }: StoredShape,
  key: () => SubjectKey,
  { id, type, data }: StoredEvent,
  revealed: readonly FieldClass[],
): object => {
  const opened: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(JSON.parse(data) as object)) {
    const fieldClass = fieldClassOf(fields, type, id, field);
    if (!revealed.includes(fieldClass)) continue;
    opened[field] = fieldClass === 'plain' ? value : openField(key(), placeOf(id, field), value);
  }
  return opened;
};

/** An undeclared field is refused: nothing may slip into history unclassified. */
const fieldClassOf = (fields: StoredShape['fields'], type: string, id: string, field: string): FieldClass => {
  if (!Object.hasOwn(fields, field)) throw new Error(`Event ${id}: ${type} declares no field ${field}`);
  return fields[field];
};
