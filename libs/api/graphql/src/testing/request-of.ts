import type { AccessPolicy } from '#access';
import { type Actor, instantOf } from '#kernel';
import { RequestAccess } from '../permissions/request-access.js';
import { Loaders } from '../request/loaders.js';
import type { RequestContext } from '../request/request-context.js';

/** Creates the context of a request of this actor, for specs that execute operations on a schema directly. */
export const requestOf = (policy: AccessPolicy, actor: Actor, lifetimeMs = 60_000): RequestContext => {
  const customerIds = actor.customerId ? [actor.customerId] : [];
  const until = instantOf(Date.now() + lifetimeMs);
  const correlationId = 'correlation-1';
  const access = new RequestAccess(policy.permissionsOf({ actor, customerIds }), until, correlationId);
  return { address: '127.0.0.1', correlationId, loaders: new Loaders(), bearer: { actor, until }, access };
};
