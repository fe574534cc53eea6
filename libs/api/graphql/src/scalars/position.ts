import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isPosition } from '#kernel';

const positionFrom = (value: unknown): string => {
  if (typeof value === 'string' && isPosition(value)) return value;
  throw new GraphQLError('A Position is one that this service has answered.');
};

export const Position = new GraphQLScalarType<string, string>({
  name: 'Position',
  description:
    'A place in the log of all events, as a mutation or a change answers it. Opaque: hand it back with `atLeast` to read ' +
    'your own writes, or with `after` to resume a subscription.',
  serialize: positionFrom,
  parseValue: positionFrom,
  parseLiteral: (node) => positionFrom(node.kind === Kind.STRING ? node.value : undefined),
});
