import type { NewEvent, StoredEvent } from '#event-store';
import type { DomainEvent, Envelope, EventMetadata, Instant, Recorded } from '#kernel';
import { type FieldClass, openField, sealField, type SubjectKey, type SubjectKeys } from '#privacy';
import type { EventShapes, StoredShape } from './event-shapes.js';
import { addLazily } from './lazy-data.js';
import { Sealed } from './sealed.js';

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
   * Reads stored events back. A field whose class is not revealed is left out, and needs no key; any other sealed one is
   * opened when it is first read, which throws where it can't be.
   * @throws Error naming the event whose name, version, fields or key are not known.
   */
  async decode(
    stored: readonly StoredEvent[],
    revealed: readonly FieldClass[] = everything,
  ): Promise<Recorded<Event>[]> {
    const sealedRevealed = revealed.some((fieldClass) => fieldClass !== 'plain');
    const keys = sealedRevealed ? await this.keys.find(stored.map(({ subject }) => subject)) : noKeys;
    return stored.map((event) => {
      const { id, type, version, subject } = event;
      const shape = this.shapeOf(type, id);
      if (version !== shape.version) throw new Error(`Event ${id}: ${type} has no version ${version}`);
      const data = readData(shape, () => keyOf(keys, subject, id), event, revealed);
      return { type, data, envelope: envelopeOf(event) } as unknown as Recorded<Event>;
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

/** The key is asked for at once, so that a missing one is noticed here; nothing is opened before it is read. */
const readData = (
  { fields }: StoredShape,
  keyOfSubject: () => SubjectKey,
  { id, type, data }: StoredEvent,
  revealed: readonly FieldClass[],
): object => {
  const stored = JSON.parse(data) as Record<string, unknown>;
  const read: Record<string, unknown> = {};
  let sealed: Record<string, Sealed<unknown>> | undefined;
  for (const field of Object.keys(stored)) {
    const fieldClass = fieldClassOf(fields, type, id, field);
    if (!revealed.includes(fieldClass)) continue;
    if (fieldClass === 'plain') read[field] = stored[field];
    else {
      const key = keyOfSubject();
      sealed ??= {};
      sealed[field] = new Sealed(fieldClass, () => openField(key, placeOf(id, field), stored[field]));
    }
  }
  if (sealed) addLazily(read, sealed);
  return read;
};

/**
 * An envelope and no more, field by field, so that all have one form: taking the rest of a stored event apart by spreading
 * costs more than decoding its data.
 */
const envelopeOf = (event: Envelope): Envelope =>
  ({
    id: event.id,
    stream: event.stream,
    revision: event.revision,
    position: event.position,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    actor: event.actor,
    role: event.role,
    region: event.region,
    commandId: event.commandId,
    fingerprint: event.fingerprint,
    correlationId: event.correlationId,
    causationId: event.causationId,
    origin: event.origin,
    subject: event.subject,
    policyVersion: event.policyVersion,
  }) satisfies Record<keyof Envelope, unknown>;

/** An undeclared field is refused: nothing may slip into history unclassified. */
const fieldClassOf = (fields: StoredShape['fields'], type: string, id: string, field: string): FieldClass => {
  if (!Object.hasOwn(fields, field)) throw new Error(`Event ${id}: ${type} declares no field ${field}`);
  return fields[field];
};
