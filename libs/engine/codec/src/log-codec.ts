import { categoryOf, type StoredEvent } from '#event-store';
import { type FieldClass, fieldClasses, type Recorded } from '#kernel';
import type { SubjectKeys } from '#encryption';
import { decodeEvents } from './decode-events.js';
import type { StoredShape } from './event-shapes.js';

/** The event shapes that are stored in streams of one category, by event name. */
export interface StoredStreams {
  readonly category: string;
  readonly shapes: Readonly<Record<string, StoredShape>>;
}

/** The shape of every event in the log, by category and name. */
export type LogShapes = ReadonlyMap<string, ReadonlyMap<string, StoredShape>>;

/** @throws Error if two contexts store events of the same name in the same category. */
export const logShapes = (streams: readonly StoredStreams[]): LogShapes => {
  const all = new Map<string, ReadonlyMap<string, StoredShape>>();
  for (const { category, shapes } of streams) {
    const ofCategory = new Map(all.get(category));
    for (const [type, shape] of Object.entries(shapes)) {
      if (ofCategory.has(type))
        throw new Error(`Two contexts store events named ${type} in streams of category ${category}`);
      ofCategory.set(type, shape);
    }
    all.set(category, ofCategory);
  }
  return all;
};

/**
 * Decodes events of the whole log, for readers of more than one context. Shapes are looked up by stream category and
 * event name: two categories may use the same name for different events.
 */
export class LogCodec {
  constructor(
    private readonly shapes: LogShapes,
    private readonly keys: SubjectKeys,
  ) {}

  /** Whether this release has an event of that name in that category. */
  knows({ stream, type }: Pick<StoredEvent, 'stream' | 'type'>): boolean {
    return this.shapes.get(categoryOf(stream))?.has(type) ?? false;
  }

  /**
   * Decodes events as `EventCodec.decode` does.
   * @throws Error naming the event whose name, version, fields or key are unknown.
   */
  decode(stored: readonly StoredEvent[], revealed: readonly FieldClass[] = fieldClasses): Promise<Recorded[]> {
    return decodeEvents(stored, revealed, this.keys, (event) => this.shapeOf(event));
  }

  private shapeOf({ stream, type, id }: StoredEvent): StoredShape {
    const category = categoryOf(stream);
    const shape = this.shapes.get(category)?.get(type);
    if (!shape) throw new Error(`Event ${id}: unknown event type ${type} in category ${category}`);
    return shape;
  }
}
