import { type GraphQLObjectType, type GraphQLSchema, isAbstractType, isIntrospectionType, isObjectType } from 'graphql';
import { type AccessPolicy, dataClasses, isDisclosure, namesIn } from '#access';
import { classesOf } from '#graphql';

/** Returns the object types of a schema, without the root types and those of introspection. */
export const toldTypes = (schema: GraphQLSchema): GraphQLObjectType[] => {
  const roots = rootTypes(schema);
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type) && !roots.includes(type));
};

export const rootTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => !!type);

/**
 * Returns what has no access rule: operations, types, fields, and resources with personal data but without a subject.
 * Includes all unions and interfaces, for which rules are not supported.
 */
export const missingRules = (schema: GraphQLSchema, policy: AccessPolicy): string[] => [
  ...rootTypes(schema)
    .flatMap((type) => Object.keys(type.getFields()))
    .filter((operation) => !Object.hasOwn(policy.operations, operation)),
  ...toldTypes(schema).flatMap((type) => missingOf(type, policy)),
  ...Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .map(({ name }) => name),
];

const missingOf = (type: GraphQLObjectType, policy: AccessPolicy): string[] => {
  const { name } = type;
  const rules = policy.types[name];
  if (!rules) return [name];
  const classed = Object.keys(type.getFields()).map((field) => ({ field, classes: classesOf(rules, field) }));
  const subjectless = policy.resources[rules.resource].subjectOf === undefined;
  return [
    ...classed.filter(({ classes }) => classes.length === 0).map(({ field }) => `${name}.${field}`),
    ...(subjectless && classed.some(({ classes }) => isDisclosure(classes))
      ? [`the subject of ${rules.resource}`]
      : []),
  ];
};

/** Returns the types, fields and operations that the policy has rules for but the schema does not contain. */
export const surplusRules = (schema: GraphQLSchema, policy: AccessPolicy): string[] => {
  const operations = rootTypes(schema).flatMap((type) => Object.keys(type.getFields()));
  const types = toldTypes(schema);
  return [
    ...Object.keys(policy.operations).filter((operation) => !operations.includes(operation)),
    ...Object.entries(policy.types).flatMap(([name, rules]) => {
      const type = types.find((known) => known.name === name);
      if (!type) return [name];
      const named = dataClasses.flatMap((dataClass) => namesIn(rules[dataClass]));
      return [...new Set(named)].filter((field) => !type.getFields()[field]).map((field) => `${name}.${field}`);
    }),
  ];
};
