import { createMongoAbility, type RawRuleOf } from '@casl/ability';
import type { Actor } from '#kernel';
import { type AccessRules, type ResourceRules, namesIn, type TypeRules } from './access-rules.js';
import { dataClasses } from './data-class.js';
import { type AccessAbility, Permissions } from './permissions.js';
import type { Viewer } from './viewer.js';

type Rule = RawRuleOf<AccessAbility>;

/** The complete table of permissions, combined from the parts of the contexts. Also injection token. */
export class AccessPolicy {
  readonly operations: AccessRules['operations'];
  readonly resources: AccessRules['resources'];
  readonly types: AccessRules['types'];

  /**
   * @throws Error if two parts have a rule for the same thing, a part adds fields to a type without rules, or a type
   * names an undefined resource.
   */
  constructor(parts: readonly AccessRules[]) {
    this.operations = together(parts.map(({ operations }) => operations));
    this.resources = together(parts.map(({ resources }) => resources));
    this.types = parts.reduce(withFields, together(parts.map(({ types }) => types)));
    const strays = Object.entries(this.types).filter(([, { resource }]) => !(resource in this.resources));
    if (strays.length > 0) throw new Error(`No resource is defined for ${strays.map(([type]) => type).join(', ')}`);
  }

  permissionsOf(viewer: Viewer): Permissions {
    const { actor } = viewer;
    const rules = [...this.calls(actor), ...followed(actor), ...this.grants(viewer)];
    return new Permissions(viewer, createMongoAbility<AccessAbility>(rules));
  }

  typeRules(type: string): TypeRules | undefined {
    return this.types[type];
  }

  resourceRules({ resource }: TypeRules): ResourceRules {
    return this.resources[resource];
  }

  /** Integrations need both their role and the scope of their token; everyone else only their role. */
  private calls({ role, scope = [] }: Actor): Rule[] {
    return Object.entries(this.operations)
      .filter(([operation, roles]) => roles.includes(role) && (role !== 'integration' || scope.includes(operation)))
      .map(([subject]) => ({ action: 'call', subject }));
  }

  private grants(viewer: Viewer): Rule[] {
    const { role, scope: scopes = [] } = viewer.actor;
    return Object.entries(this.resources).flatMap(([subject, { grants: given }]) =>
      (given[role] ?? [])
        .filter(({ scope }) => scope === undefined || scopes.includes(scope))
        .map(({ classes, where }) => ({
          action: 'read' as const,
          subject,
          fields: [...classes],
          ...(where ? { conditions: where(viewer) } : {}),
        })),
    );
  }
}

const followed = ({ role, scope = [] }: Actor): Rule[] =>
  (role === 'integration' ? scope : ['all']).map((subject) => ({ action: 'follow', subject }));

/** The rules of types, extended by the fields that parts add to them. */
const withFields = (types: AccessRules['types'], { fields = {} }: AccessRules): AccessRules['types'] => {
  const extended = { ...types };
  for (const [type, added] of Object.entries(fields)) {
    const rules = extended[type];
    if (!rules) throw new Error(`Fields are added to ${type}, which has no access rules`);
    const twice = Object.values(added)
      .flatMap(namesIn)
      .find((name) => dataClasses.some((each) => namesIn(rules[each]).includes(name)));
    if (twice) throw new Error(`There are two access rules for ${type}.${twice}`);
    extended[type] = dataClasses.reduce<TypeRules>(
      (all, each) => (added[each] ? { ...all, [each]: [all[each], added[each]].filter(Boolean).join(' ') } : all),
      rules,
    );
  }
  return extended;
};

const together = <Rules>(parts: readonly { readonly [name: string]: Rules }[]): { [name: string]: Rules } => {
  const all: { [name: string]: Rules } = {};
  for (const part of parts) {
    for (const [name, rules] of Object.entries(part)) {
      if (Object.hasOwn(all, name)) throw new Error(`There are two access rules for ${name}`);
      all[name] = rules;
    }
  }
  return all;
};
