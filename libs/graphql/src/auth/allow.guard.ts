import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Actor, Role } from '#kernel';
import { forbidden, unauthenticated } from '../errors/api-errors.js';
import type { RequestContext } from '../request/request-context.js';
import { allowedRoles } from './allow.js';

/** Stands before every operation: nobody without a token, nobody whose role is not named at the operation. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const graphql = GqlExecutionContext.create(context);
    const { bearer, tokenProblem } = graphql.getContext<RequestContext>();
    if (!bearer) throw unauthenticated(tokenProblem);
    const operation = graphql.getInfo<GraphQLResolveInfo>().fieldName;
    const roles = this.reflector.get<readonly Role[] | undefined>(allowedRoles, context.getHandler());
    if (!mayCall(bearer.actor, operation, roles ?? [])) throw forbidden(operation, bearer.actor.role);
    return true;
  }
}

const mayCall = (actor: Actor, operation: string, roles: readonly Role[]): boolean =>
  actor.role === 'integration' ? (actor.scope ?? []).includes(operation) : roles.includes(actor.role);
