import type { Provider, Type } from '@nestjs/common';
import type { AccessRules, TypeRules } from '#access';

/** A part of a context's API that the kit creates: its resolvers and the access rules of its types. */
export interface ApiPart {
  readonly providers: readonly Provider[];
  /** Providers of the write side that it needs. */
  readonly writeSide?: readonly Provider[];
  /** The GraphQL type that it is about. The access rules of the part derive from those of this type. */
  readonly type: Type<object>;
  readonly access: (rules: TypeRules) => Pick<AccessRules, 'types' | 'fields'>;
}
