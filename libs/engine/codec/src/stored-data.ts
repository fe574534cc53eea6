import type { StoredEvent } from '#event-store';
import type { DomainEvent, FieldClass } from '#kernel';
import { openField, sealField, type SubjectKey } from '#encryption';
import type { StoredShape } from './event-shapes.js';
import { openedWhenRead } from './opened-when-read.js';
import { Sealed } from './sealed.js';

type Fields = StoredShape['fields'];

/** The data of an event as JSON, with personal and text fields encrypted. */
export const writeData = (
  event: DomainEvent,
  id: string,
  { fields, required = [] }: StoredShape,
  key: SubjectKey,
): string => {
  const data = event.data as StoredFields;
  // Fail now: an event stored without a required field could never be repaired.
  const missing = required.find((field) => data[field] === undefined);
  if (missing !== undefined) throw new Error(`Event ${id}: ${event.type} is missing the field ${missing}`);
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
 * The data of a stored event in its present shape. A field is left out if the class under which it was stored, or its
 * present class, is not revealed.
 * @param keyOfSubject Called at once, even though decryption waits for the first read, so that a missing key is noticed
 * here.
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
    if (hasNoneSealed(stored)) return stored; // most events have only plain fields and need no copy
    return openedWhenRead(stored, (_field, value) => isRevealed(value));
  }
  const present: StoredFields = { ...past.upcast(event.version, stored) };
  return openedWhenRead(present, (field, value) => {
    const today = fieldClassOf(fields, event.type, event.id, field);
    return revealed.includes(today) && isRevealed(value);
  });
};

/** Names of the encrypted fields of a stored event, as they were named when it was stored. */
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

/** Rejects undeclared fields, so that no unclassified data is stored. */
const fieldClassOf = (fields: Fields, type: string, id: string, field: string): FieldClass => {
  if (!Object.hasOwn(fields, field)) throw new Error(`Event ${id}: ${type} has no declared field ${field}`);
  return fields[field];
};
