import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Permissions } from '#access';
import type { Actor, Instant } from '#kernel';
import type { RequestContext } from './request-context.js';

/** The authenticated caller of an operation, and the correlation id of the request. */
export interface Caller {
  readonly actor: Actor;
  /** When the token expires. */
  readonly until: Instant;
  readonly correlationId: string;
  /** What the caller may see. */
  readonly permissions: Permissions;
}

/** The caller as a resolver's parameter: `openCase(@Args('input') input, @Caller() caller: Caller)`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { bearer, access, correlationId } = GqlExecutionContext.create(context).getContext<RequestContext>();
  if (!bearer || !access)
    throw new Error('An operation ran without an actor: the access policy was not applied to it.');
  return {
    ...bearer,
    actor: withOwnRecords(bearer.actor, access.permissions),
    correlationId,
    permissions: access.permissions,
  };
});

/** Adds all customer records of a customer: the token names one of them, and others may have been merged with it. */
const withOwnRecords = (actor: Actor, { viewer }: Permissions): Actor =>
  actor.role === 'customer' ? { ...actor, ownRecords: viewer.customerIds } : actor;
