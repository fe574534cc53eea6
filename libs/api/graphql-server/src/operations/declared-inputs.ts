import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ID, TypeMetadataStorage } from '@nestjs/graphql';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { type ResolverMethod, Operations } from './operations.js';
import { checkedFields, type InputClass, isChecked } from '#graphql';

/** Key by which Nest's GraphQL stores a parameter with `@Args`. */
const argsParameter = RouteParamtypes.BODY;

const scalars: readonly unknown[] = [String, Number, Boolean];

/**
 * Fails the start if an input would not be validated: the pipe validates by the parameter type that the compiler emits,
 * and cannot validate interfaces, arrays, or classes without validators.
 */
@Injectable()
export class DeclaredInputs implements OnModuleInit {
  constructor(private readonly operations: Operations) {}

  onModuleInit(): void {
    const unchecked = this.operations.methods().filter((method) => inputTypesOf(method).some((type) => !isKnown(type)));
    if (unchecked.length > 0) {
      const names = unchecked.map(({ owner, name }) => `${owner.name}.${name}`).join(', ');
      throw new Error(
        `These resolvers have an input that is not validated: ${names}. Its type must be a class with validators`,
      );
    }
    const loose = looseTexts();
    if (loose.length > 0) {
      throw new Error(
        `These input fields accept any text: ${loose.join(', ')}. Declare them with CodeField, TextField or the like`,
      );
    }
  }
}

/** Returns text fields of inputs and arguments without validators. Fields of other types are checked by their scalars. */
const looseTexts = (): string[] =>
  [...TypeMetadataStorage.getInputTypesMetadata(), ...TypeMetadataStorage.getArgumentsMetadata()].flatMap(
    ({ target, properties = [] }) => {
      const checked = checkedFields(target as InputClass);
      return properties
        .filter(({ typeFn }) => texts.includes([typeFn()].flat()[0]))
        .filter(({ name }) => !checked.includes(name))
        .map(({ name }) => `${target.name}.${name}`);
    },
  );

const texts: readonly unknown[] = [String, ID];

const isKnown = (type: unknown): boolean =>
  scalars.includes(type) || (typeof type === 'function' && isChecked(type as never));

const inputTypesOf = ({ owner, name }: ResolverMethod): readonly unknown[] => {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, owner, name) ?? {}) as Record<string, { index: number }>;
  const types = Reflect.getMetadata('design:paramtypes', owner.prototype as object, name) as unknown[] | undefined;
  return Object.entries(parameters)
    .filter(([key]) => key.startsWith(`${argsParameter}:`))
    .filter(([, { index }]) => !types || index < types.length) // `@Reads` adds an argument without a parameter
    .map(([, { index }]) => types?.[index]);
};
