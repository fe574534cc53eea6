import type { NewEvent, StoredEvent } from '#event-store';
import { type DomainEvent, type FieldClass, fieldClasses, type Recorded } from '#kernel';
import type { SubjectKeys } from '#encryption';
import { decodeEvents, keyOf } from './decode-events.js';
import { newEventOf } from './envelope-of.js';
import type { EventDraft } from './event-draft.js';
import type { EventShapes, StoredShape } from './event-shapes.js';
import { sealedFieldsOf, writeData } from './stored-data.js';

/**
 * Between the events of a context and what the log stores of them: names and versions, and every personal field and text
 * in an envelope under the key of the event's subject.
 */
export class EventCodec<Event extends DomainEvent> {
  constructor(
    private readonly shapes: EventShapes<Event>,
    private readonly keys: SubjectKeys,
  ) {
    assertWholeHistories(shapes);
  }

  /** Makes the keys of new subjects, durably, before anything is written under them. */
  async encode(drafts: readonly EventDraft<Event>[]): Promise<NewEvent[]> {
    const keys = await this.keys.obtain(drafts.map(({ metadata }) => metadata.subject));
    return drafts.map((draft) => {
      const { event, id, metadata } = draft;
      const shape = this.shapeOf(event.type, id);
      return newEventOf(draft, shape.version, writeData(event, id, shape, keyOf(keys, metadata.subject, id)));
    });
  }

  /**
   * Reads stored events back, in their present shapes whatever the version. A field whose class is not revealed is left out,
   * and needs no key; any other sealed one is opened when it is first read, which throws where it can't be. Of an event whose
   * subject was erased since, all sealed fields are left out.
   * @throws Error naming the event whose name, version, fields or key are not known.
   */
  async decode(
    stored: readonly StoredEvent[],
    revealed: readonly FieldClass[] = fieldClasses,
  ): Promise<Recorded<Event>[]> {
    const recorded = await decodeEvents(stored, revealed, this.keys, ({ type, id }) => this.shapeOf(type, id));
    return recorded as unknown as Recorded<Event>[];
  }

  /** Whether an event of this context is named so. */
  knows({ type }: Pick<StoredEvent, 'type'>): boolean {
    return Object.hasOwn(this.shapes, type);
  }

  /** The personal fields and texts that a stored event has, opened or erased. */
  sealedFields(stored: StoredEvent): readonly string[] {
    return sealedFieldsOf(stored, this.shapeOf(stored.type, stored.id));
  }

  private shapeOf(type: string, eventId: string): StoredShape {
    if (!this.knows({ type })) throw new Error(`Event ${eventId}: no event is named ${type}`);
    return this.shapes[type as Event['type']] as unknown as StoredShape;
  }
}

/** A version once stored goes on to be read, so none may be missing. */
const assertWholeHistories = (shapes: object): void => {
  for (const [type, { version, earlier }] of Object.entries<StoredShape>({ ...shapes })) {
    const told = earlier?.count ?? 0;
    if (told !== version - 1) throw new Error(`${type} stands at version ${version}, but tells of ${told} before it`);
  }
};
