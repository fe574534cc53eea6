import type { AccessRules } from '#access';

/** Who may see how erasures are doing (domain.md §4). They tell of ids, counts and positions alone. */
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
