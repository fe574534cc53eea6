import type { AccessRules, TypeRules } from '#access';
import type { Context } from './context.js';

/**
 * Returns all access rules of a context: its own, those of its mutations, and those of the types that the kit creates.
 * @throws Error if the context shows a type without access rules
 */
export const contextAccess = ({ name, access, slices = [], apis = [] }: Context): readonly AccessRules[] => {
  const mutations = slices.flatMap(({ mutation }) => (mutation ? [[mutation.name, mutation.allow] as const] : []));
  const made = apis.map((part) => part.access(rulesOf(name, part.type.name, access)));
  return [
    access,
    { operations: Object.fromEntries(mutations), resources: {}, types: {} },
    ...made.map(({ types, fields }) => ({ operations: {}, resources: {}, types: unstated(types, access), fields })),
  ];
};

const rulesOf = (context: string, type: string, { types }: AccessRules): TypeRules => {
  if (!types[type]) throw new Error(`Context ${context} shows the type ${type}, for which it has no access rules`);
  return types[type];
};

/** Leaves out types for which the context has rules of its own, which take precedence. */
const unstated = (types: AccessRules['types'], stated: AccessRules): AccessRules['types'] =>
  Object.fromEntries(Object.entries(types).filter(([type]) => !(type in stated.types)));
