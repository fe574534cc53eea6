import { GraphQLError, GraphQLScalarType } from 'graphql';

const fractionFrom = (value: unknown): number => {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw new GraphQLError('A Fraction must be a number from 0 to 1.');
};

/** A share, from 0 to 1. */
export const Fraction = new GraphQLScalarType<number, number>({
  name: 'Fraction',
  description: 'A share as a decimal number from 0 to 1: `0.25` is a quarter.',
  serialize: fractionFrom,
  parseValue: fractionFrom,
});
