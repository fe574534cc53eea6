import { categoryOf, type StoredEvent } from '#event-store';
import { type FieldClass, fieldClasses, type Recorded } from '#kernel';
import type { SubjectKeys } from '#encryption';
import { decodeEvents } from './decode-events.js';
import type { StoredShape } from './event-shapes.js';

/** What is stored in the streams of one category, by the name of the event. */
export interface StoredStreams {
  readonly category: string;
  readonly shapes: Readonly<Record<string, StoredShape>>;
}

/** The shape of every event that the log may hold, by category and name. */
export type LogShapes = ReadonlyMap<string, ReadonlyMap<string, StoredShape>>;

/** @throws Error where two of these store events of the same name in the same category. */
export const logShapes = (streams: readonly StoredStreams[]): LogShapes => {
  const all = new Map<string, ReadonlyMap<string, StoredShape>>();
  for (const { category, shapes } of streams) {
    const ofCategory = new Map(all.get(category));
    for (const [type, shape] of Object.entries(shapes)) {
      if (ofCategory.has(type)) throw new Error(`Two contexts store events named ${type} in streams of ${category}`);
      ofCategory.set(type, shape);
    }
    all.set(category, ofCategory);
  }
  return all;
};

/**
 * Reads the whole log, for whoever follows more than one context. An event is known by the category of its stream and its
 * name: two categories may use the same name for events of different shapes.
 */
export class LogCodec {
  constructor(
    private readonly shapes: LogShapes,
    private readonly keys: SubjectKeys,
  ) {}

  /** Whether this release stores events of that name in streams of that category. */
  knows({ stream, type }: Pick<StoredEvent, 'stream' | 'type'>): boolean {
    return this.shapes.get(categoryOf(stream))?.has(type) ?? false;
  }

  /**
   * As `EventCodec.decode`.
   * @throws Error naming the event whose name, version, fields or key are not known.
   */
  decode(stored: readonly StoredEvent[], revealed: readonly FieldClass[] = fieldClasses): Promise<Recorded[]> {
    return decodeEvents(stored, revealed, this.keys, (event) => this.shapeOf(event));
  }

  private shapeOf({ stream, type, id }: StoredEvent): StoredShape {
    const category = categoryOf(stream);
    const shape = this.shapes.get(category)?.get(type);
    if (!shape) throw new Error(`Event ${id}: no event of ${category} is named ${type}`);
    return shape;
  }
}
