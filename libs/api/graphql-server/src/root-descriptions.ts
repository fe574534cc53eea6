import type { GraphQLSchema } from 'graphql';

/** Adds descriptions of the root types, which a code-first schema cannot declare. */
export const describedRoots = (schema: GraphQLSchema): GraphQLSchema => {
  const roots = [
    [schema.getQueryType(), 'Reads, answered from read models a few milliseconds behind the log.'],
    [schema.getMutationType(), 'Writes: one mutation per command, each carried out as a whole or not at all.'],
    [schema.getSubscriptionType(), 'Changes as they happen, over `graphql-ws` on the same address.'],
  ] as const;
  for (const [type, description] of roots) if (type) type.description = description;
  return schema;
};
