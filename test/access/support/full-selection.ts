import { type GraphQLObjectType, type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';

/**
 * Returns a selection of all fields of a type and of the types below it. Recursive types are selected with `__typename` only.
 * @param without fields to leave out: an error in a non-null field would remove the whole response
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
