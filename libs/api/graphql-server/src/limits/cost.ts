import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLError,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  Kind,
  TypeInfo,
  ValidationContext,
} from 'graphql';
import { type ComplexityEstimatorArgs, createComplexityRule } from 'graphql-query-complexity';
import { limits } from './limits.js';
import { type PageArgs, usualPage } from '#graphql';

/** Entries that a list is taken to have where nothing says how many: repairs or links of a case. */
const usualList = 5;
const ofQuery = 5;
const ofMutation = 10;
/** All of a schema, however it is asked for: graphql-js keeps that from going round in circles. */
const ofIntrospection = 500;

/** An operation that is about to run. */
export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

/**
 * What an operation costs, in points: one for each object that it may answer with, five more for each query or
 * subscription at its root, ten for each mutation; values are free. A page counts with all the entries that were asked
 * for, and so do the pages below each of them.
 * @throws GraphQLError where variables or arguments don't fit, so that nobody can tell.
 */
export const costOf = ({ schema, document, operationName, variables }: CostedOperation): number => {
  const fail = (error: GraphQLError) => {
    throw error;
  };
  const rule = createComplexityRule({
    maximumComplexity: Infinity,
    operationName: operationName ?? undefined,
    variables: { ...variables },
    maxQueryNodes: limits.fields * limits.depth, // more than gets here
    estimators: [(selected) => atRoot(selected, schema) + below(selected)],
  })(new ValidationContext(schema, document, new TypeInfo(schema), fail));
  // The rule goes down an operation by itself; `getComplexity` has the whole document visited beside that, for nothing.
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) rule.onOperationDefinitionEnter(definition);
  }
  return rule.complexity;
};

const atRoot = ({ type, field: { name } }: ComplexityEstimatorArgs, schema: GraphQLSchema): number => {
  if (name === '__schema' || name === '__type') return ofIntrospection;
  if (type === schema.getMutationType()) return ofMutation;
  return type === schema.getQueryType() || type === schema.getSubscriptionType() ? ofQuery : 0;
};

const below = (selected: ComplexityEstimatorArgs): number => {
  const { name, type } = selected.field;
  if (name.startsWith('__')) return 0;
  const object = isCompositeType(getNamedType(type)) ? 1 : 0;
  return entriesOf(selected) * (object + selected.childComplexity);
};

/** How many objects a field may answer with. Those of a connection are counted at the connection, which knows its page. */
const entriesOf = ({ type, field, args }: ComplexityEstimatorArgs): number => {
  const { first, last } = args as PageArgs;
  if (field.args.some(({ name }) => name === 'first')) return Math.max(1, first ?? last ?? usualPage, last ?? 0);
  const isCounted = type.name.endsWith('Connection') || !isListType(getNullableType(field.type));
  return isCounted ? 1 : usualList;
};
