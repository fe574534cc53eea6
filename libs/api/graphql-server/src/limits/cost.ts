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

/** Assumed number of entries of a list without paging, such as the repairs of a case. */
const usualList = 5;
const ofQuery = 5;
const ofMutation = 10;
/** Flat cost of introspection. graphql-js limits its recursion. */
const ofIntrospection = 500;

/** An operation to compute the cost of. */
export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

/**
 * Returns the cost of an operation in points: one for each object that the response may contain, plus five for each query
 * or subscription and ten for each mutation; scalars are free. A page counts with its requested size, and pages below it
 * count for each of its entries.
 * @throws GraphQLError if variables or arguments are invalid, so that the cost cannot be computed
 */
export const costOf = ({ schema, document, operationName, variables }: CostedOperation): number => {
  const fail = (error: GraphQLError) => {
    throw error;
  };
  const rule = createComplexityRule({
    maximumComplexity: Infinity,
    operationName: operationName ?? undefined,
    variables: { ...variables },
    maxQueryNodes: limits.fields * limits.depth, // never reached: larger documents were rejected before
    estimators: [(selected) => atRoot(selected, schema) + below(selected)],
  })(new ValidationContext(schema, document, new TypeInfo(schema), fail));
  // Calls the rule directly, because `getComplexity` would also visit the whole document.
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

/** Returns how many objects a field may return. Entries of a connection are counted there, where the page size is known. */
const entriesOf = ({ type, field, args }: ComplexityEstimatorArgs): number => {
  const { first, last } = args as PageArgs;
  if (field.args.some(({ name }) => name === 'first')) return Math.max(1, first ?? last ?? usualPage, last ?? 0);
  const isCounted = type.name.endsWith('Connection') || !isListType(getNullableType(field.type));
  return isCounted ? 1 : usualList;
};
