import { caseShapes } from '#cases';
import { caseExamples } from '../../libs/contexts/cases/src/case/case.examples.js';

type EventType = keyof typeof caseShapes;

/** The personal and text fields of an event, as declared. */
export const sealedFieldsOf = (type: EventType): readonly string[] =>
  Object.entries<string>(caseShapes[type].fields)
    .filter(([, fieldClass]) => fieldClass !== 'plain')
    .map(([field]) => field);

/** All fields that have to contain the marker: `CaseOpened.symptom`. */
export const allSealedFields = (): readonly string[] =>
  (Object.keys(caseShapes) as EventType[]).flatMap((type) => sealedFieldsOf(type).map((field) => `${type}.${field}`));

/** Values for the encrypted fields of an event, shaped like its example, with the marker as every text. */
export const marked = (type: EventType, marker: string): object => {
  const example: Readonly<Record<string, unknown>> = { ...caseExamples[type].data };
  const fields = sealedFieldsOf(type).map((field) => [field, withMarker(example[field], `${marker} ${type}.${field}`)]);
  return Object.fromEntries(fields);
};

const withMarker = (value: unknown, marker: string): unknown => {
  if (typeof value === 'string') return marker;
  if (Array.isArray(value)) return value.map((item) => withMarker(item, marker));
  if (value === null || typeof value !== 'object') throw new Error(`No text to mark in ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withMarker(member, marker)]));
};
