import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, ValidationTypes } from 'class-validator';
import fc, { type Arbitrary } from 'fast-check';

/**
 * Small, to repeat values often, and with values for every kind of field; the validators of a field choose among them.
 */
const pool: readonly unknown[] = [
  ...['X-1', 'X-2', 'X-3', 'X-4'],
  ...['en', 'zh-Hans'],
  ...[1, 2, 3],
  ...[true, false],
  '6c1f0d2e-5a87-4a53-9c35-2d9f6a3c7b10',
];
const instants = ['2025-12-31T00:00:00.000Z', '2027-06-01T00:00:00.000Z'];

/** The fields that address a command. */
const addressing = ['caseId', 'commandId', 'expectedRevision'];

type Fields = Readonly<Record<string, Arbitrary<unknown>>>;

/** Values for the fields of a command, generated from nothing but the validators of its input. */
export const fieldsOf = (input: Type<object>): Fields => {
  const properties = new Set(rulesOf(input).map(({ propertyName }) => propertyName));
  return Object.fromEntries(
    [...properties]
      .filter((property) => !addressing.includes(property))
      .map((property) => [property, valuesOf(input, property)]),
  );
};

const rulesOf = (input: Type<object>) => getMetadataStorage().getTargetValidationMetadatas(input, '', false, false);

const valuesOf = (input: Type<object>, property: string): Arbitrary<unknown> => {
  const rules = rulesOf(input).filter(({ propertyName }) => propertyName === property);
  const isOptional = rules.some(({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION);
  const value = valueOf(input, property, rules);
  return isOptional ? fc.option(value, { nil: undefined, freq: 2 }) : value;
};

const valueOf = (input: Type<object>, property: string, rules: ReturnType<typeof rulesOf>): Arbitrary<unknown> => {
  const nested = rules.find(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  if (nested) {
    const value = fc.record({ ...fieldsOf(typeOf(input, property)) });
    return nested.each ? fc.array(value, { minLength: 1, maxLength: 2 }) : value;
  }
  const codes = rules.flatMap(({ name, constraints }) => (name === 'isIn' ? (constraints[0] as unknown[]) : []));
  const candidates = [...pool, ...codes].flatMap((value) => [value, [value]]);
  const fitting = candidates.filter((value) => isFitting(input, property, value));
  if (fitting.length === 0) throw new Error(`The pool has nothing for ${input.name}.${property}`);
  // An instant is checked by its scalar, and has no validator.
  return fc.constantFrom(...(fitting.length === candidates.length ? instants : fitting));
};

/** The class of a nested field. */
const typeOf = (input: Type<object>, property: string): Type<object> => {
  const instance = plainToInstance(input, { [property]: {} }) as Readonly<Record<string, object>>;
  return instance[property].constructor as Type<object>;
};

const isFitting = (input: Type<object>, property: string, value: unknown): boolean =>
  validateSync(plainToInstance(input, { [property]: value })).every((error) => error.property !== property);
