import type { GraphQLResolveInfo } from 'graphql';
import type { Permissions, Resource, Verdict } from '#access';
import type { PersonalRead } from '#access-log';
import type { Instant } from '#kernel';
import type { FieldRule } from './field-rule.js';

type Path = GraphQLResolveInfo['path'];

/** Permissions of one request, the root of each object in its response, and which personal data it was shown. */
export class RequestAccess {
  private readonly operations = new Map<string | number, string>();
  private readonly roots = new WeakMap<object, Resource>();
  private readonly verdicts = new Map<FieldRule, Verdict>();
  /** Names of fields that were shown, by operation, then by subject. */
  private readonly shown = new Map<string, Map<string, Set<string>>>();

  constructor(
    readonly permissions: Permissions,
    /** When the token expires. */
    readonly until: Instant,
    private readonly correlationId: string,
  ) {}

  /** Records which operation has a key of the response, which is its name or alias. */
  began(operation: string, { key }: Path): void {
    this.operations.set(key, operation);
  }

  verdictOn(rule: FieldRule): Verdict {
    const known = this.verdicts.get(rule);
    if (known !== undefined) return known;
    const verdict = this.permissions.verdictOn(rule.resource, rule.classes);
    this.verdicts.set(rule, verdict);
    return verdict;
  }

  /** Returns the resource that an object is, or is a part of. */
  rootOf(shown: object): Resource | undefined {
    return this.roots.get(shown);
  }

  belongs(shown: object, resource: Resource): void {
    this.roots.set(shown, resource);
  }

  show(field: string, subject: string, path: Path): void {
    const operation = this.operationOf(path);
    const bySubject = this.shown.get(operation) ?? new Map<string, Set<string>>();
    if (bySubject.size === 0) this.shown.set(operation, bySubject);
    const fields = bySubject.get(subject);
    if (fields) fields.add(field);
    else bySubject.set(subject, new Set([field]));
  }

  /** Returns what was shown since the last call. */
  takeShown(): PersonalRead[] {
    const { correlationId } = this;
    const { actor } = this.permissions.viewer;
    const reads = [...this.shown].flatMap(([operation, subjects]) =>
      [...subjects].map(([subject, fields]) => ({ actor, operation, subject, fields: [...fields], correlationId })),
    );
    this.shown.clear();
    return reads;
  }

  private operationOf(path: Path): string {
    let root = path;
    while (root.prev) root = root.prev;
    const operation = this.operations.get(root.key);
    if (operation === undefined) throw new Error(`No operation has the response key ${root.key}`);
    return operation;
  }
}
