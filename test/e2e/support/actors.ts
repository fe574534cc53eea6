import type { Actor, Role } from '#kernel';

export const agent: Actor = { id: 'agent-1', role: 'agent', tier: 1 };
export const engineer: Actor = { id: 'engineer-1', role: 'engineer', tier: 2 };
export const analyst: Actor = { id: 'analyst-1', role: 'analyst' };
export const customer: Actor = { id: 'someone', role: 'customer', customerId: 'C-1' };
export const otherCustomer: Actor = { id: 'someone-else', role: 'customer', customerId: 'C-2' };

/** One of each role that can hold a token. */
export const actorOf = (role: Role): Actor =>
  role === 'customer' ? customer : { id: `${role}-1`, role, tier: role === 'engineer' ? 2 : undefined };
