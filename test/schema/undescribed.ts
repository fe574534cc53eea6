import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** A type, a field, an argument, an input field or a value of an enum. */
export interface Element {
  /** Coordinate of the element: `Case.history(first:)`. */
  readonly name: string;
  readonly description: string | null | undefined;
  /** Absent for types and enum values. */
  readonly type?: GraphQLType;
}

/** Returns all elements of a schema, without those of introspection and built-in scalars. */
export const elementsOf = (schema: GraphQLSchema): Element[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [{ name: type.name, description: type.description }, ...partsOf(type)]);

const partsOf = (type: GraphQLNamedType): Element[] => {
  if (isEnumType(type)) {
    return type.getValues().map(({ name, description }) => ({ name: `${type.name}.${name}`, description }));
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => ({ ...field, name: `${type.name}.${field.name}` }));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const name = `${type.name}.${field.name}`;
    return [{ ...field, name }, ...field.args.map((arg) => ({ ...arg, name: `${name}(${arg.name}:)` }))];
  });
};

interface Rule {
  readonly complaint: string;
  readonly isBroken: (element: Element) => boolean;
}

/** Names of ids: `id`, `caseId`, and those that do not end in `id`. */
const names = /(?:^|[.(])(?:id|\w+Ids?|actor|assignee|worker)(?::\))?$/;

/** First words of descriptions that do not stand alone. */
const dependent = /^(Of|Its|Their|Them|Those|That|This one|To|With|Under|Behind|As)\b/;

const rules: readonly Rule[] = [
  { complaint: 'has no description', isBroken: ({ description }) => !description?.trim() },
  {
    complaint: 'has a description that does not stand alone',
    isBroken: ({ description }) => dependent.test(description ?? ''),
  },
  {
    complaint: 'has a description that is no sentence',
    isBroken: ({ description }) => description !== undefined && !/^[A-Z0-9`\p{Lu}].*[.:]$/su.test(description ?? ''),
  },
  { complaint: 'is a Float', isBroken: ({ type }) => isNamed(type, 'Float') },
  {
    complaint: 'is an id and a String',
    isBroken: ({ name, type }) => names.test(name) && isNamed(type, 'String'),
  },
];

const isNamed = (type: GraphQLType | undefined, name: string): boolean =>
  type !== undefined && getNamedType(type).name === name;

/** Returns the complaints about a schema: `Case.id has no description`. */
export const complaintsAbout = (schema: GraphQLSchema): string[] =>
  elementsOf(schema).flatMap((element) =>
    rules.filter(({ isBroken }) => isBroken(element)).map(({ complaint }) => `${element.name} ${complaint}`),
  );
