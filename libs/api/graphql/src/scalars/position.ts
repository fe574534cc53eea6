import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isPosition } from '#kernel';

const positionFrom = (value: unknown): string => {
  if (typeof value === 'string' && isPosition(value)) return value;
  throw new GraphQLError('A Position must be one that this service has returned.');
};

export const Position = new GraphQLScalarType<string, string>({
  name: 'Position',
  description:
    'A position in the log of all events. Opaque: compare and compute nothing with it. Pass it to a query as `atLeast` to ' +
    'read your own writes, or to a subscription as `after` to resume behind it.',
  serialize: positionFrom,
  parseValue: positionFrom,
  parseLiteral: (node) => positionFrom(node.kind === Kind.STRING ? node.value : undefined),
});
