import { type GraphQLOutputType, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';

/** Everything that can be asked of a type, each object type once on the way down to a field: what would go round ends there. */
export const fullSelection = (type: GraphQLOutputType, above: readonly string[] = []): string => {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  return `{ __typename ${selected(named, above).join(' ')} }`;
};

const selected = (type: GraphQLObjectType, above: readonly string[]): string[] =>
  Object.values(type.getFields())
    .filter((field) => !above.includes(getNamedType(field.type).name))
    .map((field) => {
      const few = field.args.some(({ name }) => name === 'first') ? '(first: 5)' : '';
      return `${field.name}${few} ${fullSelection(field.type, [...above, type.name])}`;
    });
