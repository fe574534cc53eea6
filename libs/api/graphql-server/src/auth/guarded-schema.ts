import { Inject, Injectable } from '@nestjs/common';
import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { AccessPolicy, type TypeRules } from '#access';
import { AccessLog } from '#access-log';
import {
  type FieldRule,
  fieldRuleOf,
  forbidden,
  type RequestAccess,
  type RequestContext,
  unauthenticated,
} from '#graphql';
import { guardedEvents } from './guarded-events.js';
import { accessOf, FieldGuard } from './guarded-field.js';
import { missingRules, rootTypes, toldTypes } from './missing-rules.js';

type Field = GraphQLField<unknown, RequestContext>;

/** Applies the access policy to every operation, every field and every event of a subscription. */
@Injectable()
export class GuardedSchema {
  private readonly guard: FieldGuard;

  constructor(
    private readonly policy: AccessPolicy,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {
    this.guard = new FieldGuard(policy, log);
  }

  /** @throws Error that lists everything without an access rule, so that a forgotten rule cannot open anything */
  guarding(schema: GraphQLSchema): GraphQLSchema {
    const missing = missingRules(schema, this.policy);
    if (missing.length > 0) {
      throw new Error(`These have no access rule (docs/access.md): ${missing.join(', ')}`);
    }
    rootTypes(schema).forEach((type) => fieldsOf(type).forEach((field) => this.guardOperation(type, field)));
    toldTypes(schema).forEach((type) => fieldsOf(type).forEach((field) => this.guardField(type, field)));
    return schema;
  }

  private guardField({ name }: GraphQLObjectType, field: Field): void {
    const rule = fieldRuleOf(name, field, this.policy.types[name], this.policy);
    field.resolve = this.guard.guarded(rule, field.resolve ?? defaultFieldResolver);
  }

  private guardOperation({ name }: GraphQLObjectType, field: Field): void {
    const rule = fieldRuleOf(name, field, nothingInParticular, this.policy);
    const { resolve = defaultFieldResolver, subscribe } = field;
    field.resolve = (source, args, context, info) => {
      const access = this.admit(field.name, context);
      access.began(field.name, info.path);
      return this.guard.given(rule, resolve(source, args, context, info), { source: null, access, path: info.path });
    };
    if (subscribe) field.subscribe = this.guardedSubscribe(field, rule, subscribe);
  }

  private guardedSubscribe(
    { name, type }: Field,
    { held }: FieldRule,
    subscribe: NonNullable<Field['subscribe']>,
  ): Field['subscribe'] {
    if (!held)
      throw new Error(`The subscription ${name} returns ${getNamedType(type).name}, which has no access rules`);
    return async (source, args, context, info) => {
      const access = this.admit(name, context);
      const events: unknown = await subscribe(source, args, context, info);
      if (events instanceof Error) throw events;
      const admits = (shown: object) => this.guard.admits(shown, held, undefined, access);
      return guardedEvents(events as AsyncIterator<object, void, undefined>, access.until, admits);
    };
  }

  /** @throws GraphQLError UNAUTHENTICATED or FORBIDDEN if the caller may not call the operation. The audit log records the attempt. */
  private admit(operation: string, context: RequestContext): RequestAccess {
    const { bearer, tokenProblem } = context;
    const actor = bearer?.actor;
    const refusal = !actor
      ? unauthenticated(tokenProblem)
      : accessOf(context).permissions.mayCall(operation)
        ? undefined
        : forbidden(operation, actor.role);
    if (!refusal) return accessOf(context);
    this.log.refused({ actor, operation, code: String(refusal.extensions['code']) });
    throw refusal;
  }
}

const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields());

/** Operations belong to no resource: rules on who may call them apply instead. */
const nothingInParticular: TypeRules = { resource: '' };
