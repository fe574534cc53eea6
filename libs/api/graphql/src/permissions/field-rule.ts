import { type GraphQLField, getNamedType, getNullableType, isListType, isNonNullType, isObjectType } from 'graphql';
import { type AccessPolicy, type DataClass, dataClasses, isDisclosure, namesIn, type TypeRules } from '#access';

/** What decides who may see the value of a field. */
export interface FieldRule {
  /** Type and field: `Case.symptom`. */
  readonly name: string;
  readonly resource: string;
  /** Data classes of the field. A viewer needs grants for all of them. Empty for operations, which have rules of their own. */
  readonly classes: readonly DataClass[];
  /** Whether the audit log records who was shown the field. */
  readonly isDisclosed: boolean;
  /** Rules of the object type of the field, if it has one. */
  readonly held?: TypeRules;
  readonly members?: NonNullable<TypeRules['members']>[string];
  readonly isList: boolean;
  readonly isNullable: boolean;
}

/** Returns the data classes of a field by the rules of its type, in the order of `dataClasses`. */
export const classesOf = (rules: TypeRules, field: string): DataClass[] =>
  dataClasses.filter((dataClass) => namesIn(rules[dataClass]).includes(field));

/** Returns the rule of a field of an object type, or of an operation, whose `rules` have no classes. */
export const fieldRuleOf = (
  type: string,
  field: Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>,
  rules: TypeRules,
  policy: AccessPolicy,
): FieldRule => {
  const held = getNamedType(field.type);
  const classes = classesOf(rules, field.name);
  const members = rules.members?.[field.name];
  return {
    name: `${type}.${field.name}`,
    resource: rules.resource,
    classes,
    isDisclosed: isDisclosure(classes),
    held: isObjectType(held) ? policy.types[held.name] : undefined,
    members,
    isList: isListType(getNullableType(field.type)),
    isNullable: !isNonNullType(field.type),
  };
};
