import type { Actor } from '#kernel';

export const agent: Actor = { id: 'agent-1', role: 'agent', tier: 1 };
export const engineer: Actor = { id: 'engineer-1', role: 'engineer', tier: 2 };
export const privacyOfficer: Actor = { id: 'privacy-officer-1', role: 'privacy-officer' };
export const analyst: Actor = { id: 'analyst-1', role: 'analyst' };
export const operator: Actor = { id: 'operator-1', role: 'operator' };

export const customerOf = (customerId: string): Actor => ({
  id: `user-of-${customerId}`,
  role: 'customer',
  customerId,
});
