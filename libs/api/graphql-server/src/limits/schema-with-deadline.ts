import { type GraphQLFieldResolver, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import type { RequestContext } from '#graphql';

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Applies the deadline of a request to every field of a schema. After it, no mutation starts, but one that has started
 * is awaited: it has time limits of its own, and the client needs its outcome.
 */
export const timely = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    // graphql-js shares its introspection types between all schemas.
    if (!isObjectType(type) || isIntrospectionType(type) || type === schema.getSubscriptionType()) continue;
    const isMutation = type === schema.getMutationType();
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) field.resolve = isMutation ? begunInTime(field.resolve) : inTime(field.resolve);
    }
  }
  return schema;
};

const begunInTime =
  (resolve: Resolver): Resolver =>
  (source, args, context, info) => {
    context.deadline?.check();
    return resolve(source, args, context, info);
  };

const inTime =
  (resolve: Resolver): Resolver =>
  (source, args, context, info) => {
    context.deadline?.check();
    const result: unknown = resolve(source, args, context, info);
    return context.deadline && result instanceof Promise ? context.deadline.within(result) : result;
  };
