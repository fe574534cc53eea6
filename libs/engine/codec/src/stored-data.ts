import type { StoredEvent } from '#event-store';
import type { DomainEvent, FieldClass } from '#kernel';
import { openField, sealField, type SubjectKey } from '#encryption';
import type { StoredShape } from './event-shapes.js';
import { openedWhenRead } from './opened-when-read.js';
import { Sealed } from './sealed.js';

type Fields = StoredShape['fields'];

/** The data of an event as text, its personal fields and texts in envelopes. */
export const writeData = (
  event: DomainEvent,
  id: string,
  { fields, required = [] }: StoredShape,
  key: SubjectKey,
): string => {
  const data = event.data as StoredFields;
  // What is stored without it can't be mended: better to fail before.
  const missing = required.find((field) => data[field] === undefined);
  if (missing !== undefined) throw new Error(`Event ${id}: ${event.type} lacks ${missing}`);
  const written: StoredFields = {};
  for (const field of Object.keys(data)) {
    const value = data[field];
    if (value === undefined) continue;
    const fieldClass = fieldClassOf(fields, event.type, id, field);
    written[field] = fieldClass === 'plain' ? value : sealField(key, placeOf(id, field), value);
  }
  return JSON.stringify(written);
};

/**
 * The data of a stored event in its present shape. What is not revealed is left out: by the class under which it was
 * stored, and by the one that its field has today.
 * @param keyOfSubject Asked at once for what will be opened only when it is read, so that a missing key is noticed here.
 */
export const readData = (
  event: StoredEvent,
  { version, fields, earlier }: StoredShape,
  revealed: readonly FieldClass[],
  keyOfSubject: () => SubjectKey,
): object => {
  const past = event.version < version ? earlier : undefined;
  const stored = sealedAsStored(event, past?.fieldsOf(event.version) ?? fields, revealed, keyOfSubject);
  const isRevealed = (value: unknown): boolean => !(value instanceof Sealed) || revealed.includes(value.fieldClass);
  if (!past) {
    if (hasNoneSealed(stored)) return stored; // most events: all plain, and nothing to copy for
    return openedWhenRead(stored, (_field, value) => isRevealed(value));
  }
  const present: StoredFields = { ...past.upcast(event.version, stored) };
  return openedWhenRead(present, (field, value) => {
    const today = fieldClassOf(fields, event.type, event.id, field);
    return revealed.includes(today) && isRevealed(value);
  });
};

/** The fields of a stored event that are in envelopes, by their names when it was stored. */
export const sealedFieldsOf = (
  { id, type, version, data }: StoredEvent,
  { version: present, fields, earlier }: StoredShape,
): readonly string[] => {
  const then = (version < present ? earlier?.fieldsOf(version) : undefined) ?? fields;
  return Object.keys(JSON.parse(data) as StoredFields).filter(
    (field) => fieldClassOf(then, type, id, field) !== 'plain',
  );
};

type StoredFields = Record<string, unknown>;

const sealedAsStored = (
  { id, type, data }: StoredEvent,
  fields: Fields,
  revealed: readonly FieldClass[],
  keyOfSubject: () => SubjectKey,
): StoredFields => {
  const stored = JSON.parse(data) as StoredFields;
  for (const field of Object.keys(stored)) {
    const fieldClass = fieldClassOf(fields, type, id, field);
    if (fieldClass === 'plain') continue;
    const envelope = stored[field];
    const key = revealed.includes(fieldClass) ? keyOfSubject() : undefined;
    stored[field] = new Sealed(fieldClass, () => {
      const place = placeOf(id, field);
      if (!key) throw new Error(`${place}: not revealed`);
      return openField(key, place, envelope);
    });
  }
  return stored;
};

const hasNoneSealed = (fields: StoredFields): boolean => {
  for (const field in fields) if (fields[field] instanceof Sealed) return false;
  return true;
};

const placeOf = (eventId: string, field: string): string => `${eventId}/${field}`;

/** An undeclared field is refused: nothing may slip into history unclassified. */
const fieldClassOf = (fields: Fields, type: string, id: string, field: string): FieldClass => {
  if (!Object.hasOwn(fields, field)) throw new Error(`Event ${id}: ${type} declares no field ${field}`);
  return fields[field];
};
