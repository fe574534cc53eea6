import type { Provider, Type } from '@nestjs/common';
import type { AccessRules, TypeRules } from '#access';

/** A part of a context's API that the kit makes: its resolvers, and the access rules of its types. */
export interface ApiPart {
  readonly providers: readonly Provider[];
  /** What it needs of the write side. */
  readonly writeSide?: readonly Provider[];
  /** The type that it is about, on whose rules those of its own types depend. */
  readonly type: Type<object>;
  readonly access: (rules: TypeRules) => Pick<AccessRules, 'types' | 'fields'>;
}
