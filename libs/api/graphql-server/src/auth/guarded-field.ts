import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { type AccessPolicy, isDisclosure, type Resource, type TypeRules, type Verdict } from '#access';
import type { AccessLog } from '#access-log';
import { accessLogUnavailable, type FieldRule, notGiven, type RequestAccess, type RequestContext } from '#graphql';

export type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/** A field of one object, asked for by one request. */
interface Asked {
  readonly source: unknown;
  readonly access: RequestAccess;
  readonly path: GraphQLResolveInfo['path'];
}

/** Gives the values of fields to those who may have them, and notes what of them is to be recorded. */
export class FieldGuard {
  constructor(
    private readonly policy: AccessPolicy,
    private readonly log: AccessLog,
  ) {}

  /** The resolver of a field, behind the rule for it. What is withheld is not even resolved. */
  guarded(rule: FieldRule, resolve: Resolver): Resolver {
    const isBare = !rule.isDisclosed && !rule.held && !rule.members;
    return (source, args, context, info) => {
      const access = accessOf(context);
      const verdict = access.verdictOn(rule);
      if (verdict !== true && !holdsFor(verdict, resourceOf(source, access))) return withheld(rule, access);
      const value = resolve(source, args, context, info);
      return isBare ? value : this.given(rule, value, { source, access, path: info.path });
    };
  }

  /** A value as it is given, once it is there: without the objects and members that are not for this viewer. */
  given(rule: FieldRule, value: unknown, asked: Asked): unknown {
    if (value instanceof Promise) return value.then((settled: unknown) => this.given(rule, settled, asked));
    // Nest hands errors that it has filtered on as values, which graphql-js takes for thrown ones.
    if (value === null || value === undefined || value instanceof Error) return value;
    const resource = resourceOf(asked.source, asked.access);
    if (rule.isDisclosed) this.disclose(rule, resource, asked);
    if (rule.members) return this.membersOf(rule, value, resource, asked);
    return rule.held ? this.objects(rule, rule.held, value, resource, asked.access) : value;
  }

  /** Whether an object may be known of at all. Notes which thing it belongs to, for the fields below it. */
  admits(shown: object, rules: TypeRules, around: Resource | undefined, access: RequestAccess): boolean {
    const resource = rules.root ? (rules.root(shown as never) ?? undefined) : around;
    if (resource) access.belongs(shown, resource);
    const eventType = rules.eventType?.(shown as never);
    if (eventType !== undefined && !access.permissions.mayFollow(eventType)) return false;
    return holdsFor(access.permissions.verdictOn(rules.resource, ['open']), resource);
  }

  private objects(
    rule: FieldRule,
    held: TypeRules,
    value: unknown,
    resource: Resource | undefined,
    access: RequestAccess,
  ): unknown {
    if (rule.isList) return (value as readonly object[]).filter((shown) => this.admits(shown, held, resource, access));
    return this.admits(value as object, held, resource, access) ? value : withheld(rule, access);
  }

  /** Of a JSON object, the members whose class is given; one that nobody has classed is not. */
  private membersOf(rule: FieldRule, value: unknown, resource: Resource | undefined, asked: Asked): unknown {
    const classes = rule.members?.(asked.source as never) ?? {};
    const given = Object.entries(value as object).filter(([member, content]) => {
      const ofMember = classes[member];
      if (!ofMember || !holdsFor(asked.access.permissions.verdictOn(rule.resource, [ofMember]), resource)) return false;
      if (content !== undefined && isDisclosure([ofMember])) this.disclose(rule, resource, asked);
      return true;
    });
    return Object.fromEntries(given);
  }

  private disclose({ name, resource: kind }: FieldRule, resource: Resource | undefined, { access, path }: Asked): void {
    const subject = resource && this.policy.resources[kind].subjectOf?.(resource as never);
    if (subject === undefined) throw new Error(`It is not known whose data ${name} is`);
    if (!this.log.canRecord) throw accessLogUnavailable();
    access.show(name, subject, path);
  }
}

/** @throws Error where a request has come past all that lets requests in. */
export const accessOf = ({ access }: RequestContext): RequestAccess => {
  if (!access) throw new Error('A field was asked for by nobody');
  return access;
};

const resourceOf = (source: unknown, access: RequestAccess): Resource | undefined =>
  typeof source === 'object' && source !== null ? access.rootOf(source) : undefined;

const holdsFor = (verdict: Verdict, resource: Resource | undefined): boolean =>
  typeof verdict === 'boolean' ? verdict : resource !== undefined && verdict(resource);

/** What stands for a value that is not given: nothing, or where there must be something, an error for just this field. */
const withheld = (
  { name, isList, isNullable }: FieldRule,
  { permissions }: RequestAccess,
): null | readonly never[] => {
  if (isNullable) return null;
  if (isList) return [];
  throw notGiven(name, permissions.viewer.actor.role);
};
