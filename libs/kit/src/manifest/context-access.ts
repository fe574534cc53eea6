import type { AccessRules, TypeRules } from '#access';
import type { Context } from './context.js';

/** All access rules of a context: those it states, those of its mutations, and those of the types that the kit makes. */
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
  if (!types[type]) throw new Error(`Context ${context} shows ${type}: its access rules have to say who may see that`);
  return types[type];
};

/** What a context states of a type holds instead of what the kit would say. */
const unstated = (types: AccessRules['types'], stated: AccessRules): AccessRules['types'] =>
  Object.fromEntries(Object.entries(types).filter(([type]) => !(type in stated.types)));
