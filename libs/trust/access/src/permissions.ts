import type { FieldClass } from '#kernel';
import type { MongoAbility } from '@casl/ability';
import type { Resource } from './access-rules.js';
import type { DataClass } from './data-class.js';
import type { Viewer } from './viewer.js';

/** Actions: `call` an operation, `follow` a type of event, `read` a class of fields of a kind of thing. */
export type AccessAbility = MongoAbility<['call' | 'follow' | 'read', string]>;

/** Whether a class of fields is given: of every thing of the kind, of none, or as the thing is. */
export type Verdict = boolean | ((resource: Resource) => boolean);

/** What one viewer may do, and is given to see. Made once for each token. */
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

  /** Whether all of these classes of fields are given of a kind of thing. */
  verdictOn(kind: string, classes: readonly DataClass[]): Verdict {
    const verdicts = classes.map((dataClass) => this.verdict(kind, dataClass));
    if (verdicts.includes(false)) return false;
    const conditions = verdicts.filter((verdict) => typeof verdict === 'function');
    return conditions.length === 0 || ((resource) => conditions.every((holdsFor) => holdsFor(resource)));
  }

  /** What of the stored fields is opened for this viewer, of some things of the kind at least; the rest stays sealed. */
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
    // CASL takes things for their kinds where its subjects are strings, but compares any object with a condition.
    return (resource) => rules.some((rule) => rule.matchesConditions(resource as never));
  }
}
