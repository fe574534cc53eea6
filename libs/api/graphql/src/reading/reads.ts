import { SetMetadata } from '@nestjs/common';
import { Args, Extensions } from '@nestjs/graphql';
import type { Projection } from '#projections';
import { Position } from '../scalars/position.js';

export const readModels = Symbol('read models');

/** As much of a projection as is needed to wait for it. */
export type ReadModel = Pick<Projection, 'name' | 'categories'>;

/** What a query takes that reads a read model. */
export interface AtLeastArgs {
  readonly atLeast?: string | null;
}

const atLeast = Args({
  name: 'atLeast' satisfies keyof AtLeastArgs,
  type: () => Position,
  nullable: true,
  description:
    'Lowest log position that the answer must include, as a mutation returned it. The query waits up to 2 seconds for its ' +
    'read models to reach it, then fails with `READ_MODEL_BEHIND`. The header `x-casefold-at-least` sets the same for all ' +
    'queries of a request; the higher position applies. If omitted, the query answers at once.',
});

/**
 * The read models that a query itself answers from: gives it the argument `atLeast`, and makes it wait for them where its
 * client has seen more than they show, and for those of the fields that are selected below it ({@link FieldReads}). Every
 * query carries it, or the service refuses to start; one that reads none says so with an empty list. Handled before the
 * method is called, which never sees it.
 */
export const Reads =
  (...projections: readonly ReadModel[]): MethodDecorator =>
  (target, key, descriptor) => {
    const parameters = Reflect.getMetadata('design:paramtypes', target, key) as readonly unknown[];
    if (projections.length > 0) atLeast(target, key, parameters.length);
    SetMetadata(readModels, projections)(target, key, descriptor);
  };

/** Where a field of the schema says which read models it answers from. */
export const fieldReadModels = 'readModels';

/** The read models that the resolver of a field answers from: a query waits for them where that field is selected below it. */
export const FieldReads = (...projections: readonly ReadModel[]): MethodDecorator =>
  Extensions({ [fieldReadModels]: projections }) as MethodDecorator;
