import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';
import { badUserInput, type FieldError } from '../errors/api-errors.js';

/**
 * Validates every input before a resolver is called.
 * @throws GraphQLError BAD_USER_INPUT that lists all invalid fields
 */
@Injectable()
export class InputPipe implements PipeTransform<unknown, Promise<unknown>> {
  async transform(value: unknown, { metatype, data }: ArgumentMetadata): Promise<unknown> {
    if (!metatype || !isChecked(metatype)) return value;
    const input: unknown = plainToInstance(metatype, value ?? {});
    if (!isObject(input)) return value;
    const errors = await validate(input, { stopAtFirstError: true, forbidUnknownValues: false });
    if (errors.length > 0) throw badUserInput(errors.flatMap((error) => fieldErrors(error, data ? [data] : [])));
    return input;
  }
}

/** Returns whether an input class has validators. */
export const isChecked = (type: InputClass): boolean => checkedFields(type).length > 0;

/** Returns the names of the fields of an input class that have validators. */
export const checkedFields = (type: InputClass): readonly string[] =>
  getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .map(({ propertyName }) => propertyName);

export type InputClass = new (...args: never[]) => unknown;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const fieldErrors = ({ property, constraints, children }: ValidationError, above: readonly string[]): FieldError[] => {
  const path = [...above, property];
  return [
    ...Object.entries(constraints ?? {}).map(([rule, message]) => ({ path, rule, message })),
    ...(children ?? []).flatMap((child) => fieldErrors(child, path)),
  ];
};
