import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

export interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly field: GraphQLField<unknown, unknown>;
}

/** The shortest document that calls an operation with everything it requires, and what is given beside that. */
export const minimalOperation = (
  { kind, field }: Operation,
  given: Readonly<Record<string, unknown>> = {},
): { document: string; variables: Record<string, unknown> } => {
  const required = field.args.filter((arg) => isRequiredArgument(arg) || arg.name in given);
  const declared = required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const head = declared ? `${kind} (${declared})` : kind;
  const call = passed ? `${field.name}(${passed})` : field.name;
  const variables = Object.fromEntries(required.map(({ name, type }) => [name, given[name] ?? valueOf(type)]));
  return { document: `${head} { ${call} ${selectionOf(field.type)} }`, variables };
};

const selectionOf = (type: GraphQLOutputType): string => (isObjectType(getNamedType(type)) ? '{ __typename }' : '');

const valueOf = (type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [valueOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0].name;
  if (!isInputObjectType(type)) return scalars[type.name];
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, valueOf(field.type)]));
};

const scalars: Readonly<Record<string, unknown>> = {
  ID: '5f7e6a52-9a43-4c43-8a76-2f6d6f0c4a11',
  String: 'en',
  Int: 2,
  Boolean: true,
  DateTime: '2026-03-02T09:00:00.000Z',
};
