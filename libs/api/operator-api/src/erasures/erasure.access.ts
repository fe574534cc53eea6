import type { AccessRules } from '#access';

/** Access rules of erasures. Their status contains only ids, counts and positions. */
export const erasureAccess: AccessRules = {
  operations: { erasures: ['privacy-officer'] },
  resources: {
    erasure: { grants: { 'privacy-officer': [{ classes: ['open'] }] } },
  },
  types: {
    Erasure: {
      resource: 'erasure',
      open: 'id customerId requestedBy requestedAt step stepAt through failures error certificate',
    },
  },
};
