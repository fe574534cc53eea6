import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';
import { badUserInput, type FieldError } from '../errors/api-errors.js';

/**
 * Checks the shape of every input, before anything looks at it. What is wrong is answered by field, all of it at once,
 * under the code BAD_USER_INPUT.
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

/** Whether anything is checked of an input of this class. */
export const isChecked = (type: InputClass): boolean => checkedFields(type).length > 0;

/** The fields of which anything is checked in an input of this class. */
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
