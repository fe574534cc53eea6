import type { AccessRules } from '#access';
import { roles } from '#kernel';

/** What answers are made of, whatever they are about. Holds nothing of its own that anyone might not see. */
export const answerAccess: AccessRules = {
  operations: {},
  resources: { answer: { grants: Object.fromEntries(roles.map((role) => [role, [{ classes: ['open'] }]])) } },
  types: {
    PageInfo: { resource: 'answer', open: 'hasNextPage hasPreviousPage startCursor endCursor' },
    UserError: { resource: 'answer', open: 'code message path' },
  },
};
