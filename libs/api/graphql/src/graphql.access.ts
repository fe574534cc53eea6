import type { AccessRules } from '#access';
import { roles } from '#kernel';

/** Access rules of the types that occur in all responses. Every role may see them. */
export const answerAccess: AccessRules = {
  operations: {},
  resources: { answer: { grants: Object.fromEntries(roles.map((role) => [role, [{ classes: ['open'] }]])) } },
  types: {
    PageInfo: { resource: 'answer', open: 'hasNextPage hasPreviousPage startCursor endCursor' },
    UserError: { resource: 'answer', open: 'code message path' },
  },
};
