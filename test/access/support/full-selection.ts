import { type GraphQLObjectType, type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';

/**
 * Everything that can be asked of a type, and of the types below; of one that comes again on the way down only that it is there.
 * @param without coordinates to leave out: what is refused where it can't be null takes the whole answer with it
 */
export const fullSelection = (
  type: GraphQLOutputType,
  without: readonly string[] = [],
  above: readonly string[] = [],
): string => {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  return `{ __typename ${above.includes(named.name) ? '' : selected(named, without, above).join(' ')} }`;
};

const selected = (type: GraphQLObjectType, without: readonly string[], above: readonly string[]): string[] =>
  Object.values(type.getFields())
    .filter(({ name }) => !without.includes(`${type.name}.${name}`))
    .map((field) => {
      const page = field.args.some(({ name }) => name === 'first')
        ? `(first: ${field.name === 'history' ? 8 : 5})`
        : '';
      return `${field.name}${page} ${fullSelection(field.type, without, [...above, type.name])}`;
    });
