import { type GraphQLField, getNamedType, getNullableType, isListType, isNonNullType, isObjectType } from 'graphql';
import { type AccessPolicy, type DataClass, dataClasses, isDisclosure, namesIn, type TypeRules } from '#access';

/** All that there is to know of a field to decide who is given it. */
export interface FieldRule {
  /** `Case.symptom`. */
  readonly name: string;
  readonly resource: string;
  /** All of them must be given. None for operations, which are called instead. */
  readonly classes: readonly DataClass[];
  /** Whether it is recorded who was given it. */
  readonly isDisclosed: boolean;
  /** Of the objects that it holds, where it holds any. */
  readonly held?: TypeRules;
  readonly members?: NonNullable<TypeRules['members']>[string];
  readonly isList: boolean;
  readonly isNullable: boolean;
}

/** The classes that a type's rules name a field under, in no other order than theirs. */
export const classesOf = (rules: TypeRules, field: string): DataClass[] =>
  dataClasses.filter((dataClass) => namesIn(rules[dataClass]).includes(field));

/** Of a field of an object that is told of, or of an operation, whose rules are those of nothing in particular. */
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
