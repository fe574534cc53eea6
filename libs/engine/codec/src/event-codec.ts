import type { NewEvent, StoredEvent } from '#event-store';
import { type DomainEvent, type FieldClass, fieldClasses, type Recorded } from '#kernel';
import type { SubjectKeys } from '#encryption';
import { decodeEvents, keyOf } from './decode-events.js';
import { newEventOf } from './envelope-of.js';
import type { EventDraft } from './event-draft.js';
import type { EventShapes, StoredShape } from './event-shapes.js';
import { sealedFieldsOf, writeData } from './stored-data.js';

/**
 * Converts the events of a context to and from their stored form: names, versions, and personal and text fields
 * encrypted under the key of the event's subject.
 */
export class EventCodec<Event extends DomainEvent> {
  constructor(
    private readonly shapes: EventShapes<Event>,
    private readonly keys: SubjectKeys,
  ) {
    assertWholeHistories(shapes);
  }

  /** Encodes events for storage. Creates keys for new subjects, durably, before anything is written under them. */
  async encode(drafts: readonly EventDraft<Event>[]): Promise<NewEvent[]> {
    const keys = await this.keys.obtain(drafts.map(({ metadata }) => metadata.subject));
    return drafts.map((draft) => {
      const { event, id, metadata } = draft;
      const shape = this.shapeOf(event.type, id);
      return newEventOf(draft, shape.version, writeData(event, id, shape, keyOf(keys, metadata.subject, id)));
    });
  }

  /**
   * Decodes stored events to their present shapes, whatever their version. Fields of classes that are not revealed are
   * left out and need no key. Other encrypted fields are decrypted when first read, which throws if they cannot be. If
   * the subject was erased since, all encrypted fields are left out.
   * @throws Error naming the event whose name, version, fields or key are unknown.
   */
  async decode(
    stored: readonly StoredEvent[],
    revealed: readonly FieldClass[] = fieldClasses,
  ): Promise<Recorded<Event>[]> {
    const recorded = await decodeEvents(stored, revealed, this.keys, ({ type, id }) => this.shapeOf(type, id));
    return recorded as unknown as Recorded<Event>[];
  }

  /** Whether this context has an event of that name. */
  knows({ type }: Pick<StoredEvent, 'type'>): boolean {
    return Object.hasOwn(this.shapes, type);
  }

  /** Names of the encrypted fields that a stored event has, even if they are erased by now. */
  sealedFields(stored: StoredEvent): readonly string[] {
    return sealedFieldsOf(stored, this.shapeOf(stored.type, stored.id));
  }

  private shapeOf(type: string, eventId: string): StoredShape {
    if (!this.knows({ type })) throw new Error(`Event ${eventId}: unknown event type ${type}`);
    return this.shapes[type as Event['type']] as unknown as StoredShape;
  }
}

/** Stored versions must remain readable, so all earlier ones must be declared. */
const assertWholeHistories = (shapes: object): void => {
  for (const [type, { version, earlier }] of Object.entries<StoredShape>({ ...shapes })) {
    const told = earlier?.count ?? 0;
    if (told !== version - 1) throw new Error(`${type} is at version ${version} but declares ${told} earlier versions`);
  }
};
