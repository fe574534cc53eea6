import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Permissions } from '#access';
import type { Actor, Instant } from '#kernel';
import type { RequestContext } from './request-context.js';

/** Who asks, and what their request is known by. Guards have let them in, so there is always an actor. */
export interface Caller {
  readonly actor: Actor;
  /** When the token ends. */
  readonly until: Instant;
  readonly correlationId: string;
  /** What they are given to see. */
  readonly permissions: Permissions;
}

/** The caller as a resolver's parameter: `openCase(@Args('input') input, @Caller() caller: Caller)`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { bearer, access, correlationId } = GqlExecutionContext.create(context).getContext<RequestContext>();
  if (!bearer || !access) throw new Error('An operation ran without an actor: no guard stood before it.');
  return {
    ...bearer,
    actor: withOwnRecords(bearer.actor, access.permissions),
    correlationId,
    permissions: access.permissions,
  };
});

/** A customer's token names one record; others may have been merged with it. */
const withOwnRecords = (actor: Actor, { viewer }: Permissions): Actor =>
  actor.role === 'customer' ? { ...actor, ownRecords: viewer.customerIds } : actor;
