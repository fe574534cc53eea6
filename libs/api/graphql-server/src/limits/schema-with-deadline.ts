import { type GraphQLFieldResolver, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import type { RequestContext } from '#graphql';

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Makes every field of a schema keep to the deadline of its request. Mutations are not begun any more when it is over,
 * but one that has begun is waited for: it keeps limits of its own, and its outcome must be told.
 */
export const timely = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    // The types of introspection are graphql-js's own, shared by all schemas.
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
