import type { StoredEvent } from '#event-store';
import { comparePositions, type FieldClass, type Recorded } from '#kernel';
import type { SubjectKey, SubjectKeys } from '#encryption';
import { envelopeOf } from './envelope-of.js';
import type { StoredShape } from './event-shapes.js';
import { readData } from './stored-data.js';

/**
 * Decodes stored events to their present shapes, as `EventCodec.decode` describes. Looks up all keys at once.
 * @param shapeOf Throws an error naming the event if its type is unknown.
 */
export const decodeEvents = async (
  stored: readonly StoredEvent[],
  revealed: readonly FieldClass[],
  subjectKeys: SubjectKeys,
  shapeOf: (event: StoredEvent) => StoredShape,
): Promise<Recorded[]> => {
  const sealedRevealed = revealed.some((fieldClass) => fieldClass !== 'plain');
  const subjects = sealedRevealed ? stored.map(({ subject }) => subject) : [];
  const keys = await subjectKeys.find(subjects);
  const erasedThrough = await subjectKeys.erasedThrough(subjects);
  return stored.map((event) => {
    const { id, type, version, subject } = event;
    const shape = shapeOf(event);
    assertKnownVersion(shape, id, type, version);
    const readable = isErased(event, erasedThrough) ? unsealed : revealed;
    const data = readData(event, shape, readable, () => keyOf(keys, subject, id));
    return { type, data, envelope: envelopeOf(event) };
  });
};

/** @throws Error naming the event whose key is missing. */
export const keyOf = (keys: ReadonlyMap<string, SubjectKey>, subject: string, eventId: string): SubjectKey => {
  const key = keys.get(subject);
  if (!key) throw new Error(`Event ${eventId}: missing key of subject ${subject}`);
  return key;
};

const unsealed: readonly FieldClass[] = ['plain'];

const isErased = ({ subject, position }: StoredEvent, erasedThrough: ReadonlyMap<string, string>): boolean => {
  const through = erasedThrough.get(subject);
  return through !== undefined && comparePositions(position, through) <= 0;
};

const assertKnownVersion = (shape: StoredShape, id: string, type: string, version: number): void => {
  if (version > shape.version) {
    const known = `${type} up to version ${shape.version}`;
    throw new Error(`Event ${id} was written by a newer release as version ${version}; this release supports ${known}`);
  }
  if (version < 1) throw new Error(`Event ${id}: ${type} has no version ${version}`);
};
