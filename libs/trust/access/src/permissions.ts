import type { FieldClass } from '#kernel';
import type { MongoAbility } from '@casl/ability';
import type { Resource } from './access-rules.js';
import type { DataClass } from './data-class.js';
import type { Viewer } from './viewer.js';

/** Actions: `call` an operation, `follow` an event type, `read` a class of fields of a resource. */
export type AccessAbility = MongoAbility<['call' | 'follow' | 'read', string]>;

/** Whether a class of fields may be read: for all objects of a resource, for none, or depending on the object. */
export type Verdict = boolean | ((resource: Resource) => boolean);

/** Permissions of one viewer. Created once per token. */
export class Permissions {
  private readonly verdicts = new Map<string, Map<DataClass, Verdict>>();

  constructor(
    readonly viewer: Viewer,
    private readonly ability: AccessAbility,
  ) {}

  mayCall(operation: string): boolean {
    return this.ability.can('call', operation);
  }

  mayFollow(eventType: string): boolean {
    return this.ability.can('follow', eventType);
  }

  /** Whether all these classes of fields of a resource may be read. */
  verdictOn(kind: string, classes: readonly DataClass[]): Verdict {
    const verdicts = classes.map((dataClass) => this.verdict(kind, dataClass));
    if (verdicts.includes(false)) return false;
    const conditions = verdicts.filter((verdict) => typeof verdict === 'function');
    return conditions.length === 0 || ((resource) => conditions.every((holdsFor) => holdsFor(resource)));
  }

  /** The stored field classes to decrypt for this viewer: those readable for at least some objects of the resource. */
  reveals(kind: string): FieldClass[] {
    const sealed = (['personal', 'text'] as const).filter((dataClass) => this.verdict(kind, dataClass) !== false);
    return ['plain', ...sealed];
  }

  private verdict(kind: string, dataClass: DataClass): Verdict {
    const known = this.verdicts.get(kind)?.get(dataClass);
    if (known !== undefined) return known;
    const verdict = this.judge(kind, dataClass);
    const verdicts = this.verdicts.get(kind) ?? new Map<DataClass, Verdict>();
    this.verdicts.set(kind, verdicts.set(dataClass, verdict));
    return verdict;
  }

  private judge(kind: string, dataClass: DataClass): Verdict {
    const rules = this.ability.rulesFor('read', kind, dataClass);
    if (rules.some(({ conditions }) => conditions === undefined)) return true;
    if (rules.length === 0) return false;
    // Subjects are strings here, so CASL itself cannot test objects. A rule compares any object with its conditions.
    return (resource) => rules.some((rule) => rule.matchesConditions(resource as never));
  }
}
