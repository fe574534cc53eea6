import type { MongoQuery } from '@casl/ability';
import type { Role } from '#kernel';
import type { DataClass } from './data-class.js';
import type { Viewer } from './viewer.js';

/** Something that is told of, as resolvers hold it: with all its properties, also those that no field shows. */
export type Resource = object;

/** Classes of fields that a role is given of a kind of thing. */
export interface Grant {
  readonly classes: readonly DataClass[];
  /** Of which things, as MongoDB would ask for them; of all without it. */
  readonly where?: (viewer: Viewer) => MongoQuery;
  /** Only for tokens whose scope names this. */
  readonly scope?: string;
}

/** A kind of thing that rights are about: a case with all its parts, a customer, the running of the service. */
export interface ResourceRules {
  /** Whose data it holds: `customer-…`, or `case-…`. Needed where fields of it are personal or text. */
  readonly subjectOf?: (resource: never) => string;
  /** A role that is not named is given nothing of the kind. */
  readonly grants: { readonly [role in Role]?: readonly Grant[] };
}

/** Names of fields, separated by blanks. A field that is named under several classes needs all of them. */
export type FieldNames = string;

export const namesIn = (names: FieldNames = ''): string[] => names.split(/\s+/).filter((name) => name !== '');

/** What the fields of one object type tell. Each must be named, and none that isn't there. */
export type TypeRules = { readonly [dataClass in DataClass]?: FieldNames } & {
  readonly resource: string;
  /** The thing of that kind which it is or shows; without it, that of the object in whose field it stands. */
  readonly root?: (shown: never) => Resource | null | undefined;
  /** The name of the event it tells of: integrations are told of those that their token names. */
  readonly eventType?: (shown: never) => string | undefined;
  /** Of fields that hold a JSON object: the class of each of its members. */
  readonly members?: { readonly [field: string]: (shown: never) => { readonly [member: string]: DataClass } };
};

/** Fields that a part adds to a type whose rules are those of another part, by their classes. */
export type AddedFields = { readonly [dataClass in DataClass]?: FieldNames };

/** A context's part of the table: who may do what, and who is given what (domain.md §4). */
export interface AccessRules {
  /** Who may call each query, mutation and subscription. `integration`: where the scope of the token names it too. */
  readonly operations: { readonly [operation: string]: readonly Role[] };
  readonly resources: { readonly [kind: string]: ResourceRules };
  readonly types: { readonly [type: string]: TypeRules };
  /** By the type that they are added to. */
  readonly fields?: { readonly [type: string]: AddedFields };
}
