import type { AccessRules } from '#access';
import { roles } from '#kernel';

/** What answers are made of, whatever they are about. Holds nothing of its own that anyone might not see. */
export const answerAccess: AccessRules = {
  operations: {},
  kinds: { answer: { given: Object.fromEntries(roles.map((role) => [role, [{ classes: ['open'] }]])) } },
  types: {
    PageInfo: { kind: 'answer', open: 'hasNextPage hasPreviousPage startCursor endCursor' },
    UserError: { kind: 'answer', open: 'code message path' },
  },
};
