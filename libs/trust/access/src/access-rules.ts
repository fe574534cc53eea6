import type { MongoQuery } from '@casl/ability';
import type { Role } from '#kernel';
import type { DataClass } from './data-class.js';
import type { Viewer } from './viewer.js';

/** A protected object, in the form that resolvers have, including properties that no field shows. */
export type Resource = object;

/** Classes of fields of a resource that a role may read. */
export interface Grant {
  readonly classes: readonly DataClass[];
  /** Condition as a MongoDB query. Default: all objects. */
  readonly where?: (viewer: Viewer) => MongoQuery;
  /** Only for tokens with this scope. */
  readonly scope?: string;
}

/** A kind of object that permissions refer to: a case with all its parts, a customer, the operation of the service. */
export interface ResourceRules {
  /** The data subject of an object: `customer-…` or `case-…`. Required if it has personal or text fields. */
  readonly subjectOf?: (resource: never) => string;
  /** Grants by role. Roles not listed may read nothing. */
  readonly grants: { readonly [role in Role]?: readonly Grant[] };
}

/** Field names, separated by spaces. A field listed under several classes requires all of them. */
export type FieldNames = string;

export const namesIn = (names: FieldNames = ''): string[] => names.split(/\s+/).filter((name) => name !== '');

/** The classes of the fields of an object type. All fields must be listed, and no others. */
export type TypeRules = { readonly [dataClass in DataClass]?: FieldNames } & {
  readonly resource: string;
  /** The protected object that a value of this type is or belongs to. Default: that of the parent object. */
  readonly root?: (shown: never) => Resource | null | undefined;
  /** Name of the event that a value describes. Integrations may follow only those that their token names. */
  readonly eventType?: (shown: never) => string | undefined;
  /** For fields with a JSON object: the class of each member. */
  readonly members?: { readonly [field: string]: (shown: never) => { readonly [member: string]: DataClass } };
};

/** Fields that a part adds to a type of another part, by class. */
export type AddedFields = { readonly [dataClass in DataClass]?: FieldNames };

/** The access rules of a context: who may call what, and who may read what. */
export interface AccessRules {
  /**
   * Roles that may call each query, mutation and subscription. `integration` also needs the operation in the token's
   * scope.
   */
  readonly operations: { readonly [operation: string]: readonly Role[] };
  readonly resources: { readonly [kind: string]: ResourceRules };
  readonly types: { readonly [type: string]: TypeRules };
  /** By the type to which they are added. */
  readonly fields?: { readonly [type: string]: AddedFields };
}
