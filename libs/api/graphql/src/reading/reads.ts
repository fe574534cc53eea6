import { SetMetadata } from '@nestjs/common';
import { Args, Extensions } from '@nestjs/graphql';
import type { Projection } from '#projections';
import { Position } from '../scalars/position.js';

export const readModels = Symbol('read models');

/** The part of a projection that is needed to wait for it. */
export type ReadModel = Pick<Projection, 'name' | 'categories'>;

/** Arguments of every query that uses a read model. */
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
 * Declares the read models that a query uses and adds the argument `atLeast`. Before the resolver method is called, the
 * query waits until these read models, and those of the selected fields below it ({@link FieldReads}), have reached
 * `atLeast`. The method does not get the argument. Every query needs this decorator, or the service does not start; a
 * query that uses no read model has `@Reads()`.
 */
export const Reads =
  (...projections: readonly ReadModel[]): MethodDecorator =>
  (target, key, descriptor) => {
    const parameters = Reflect.getMetadata('design:paramtypes', target, key) as readonly unknown[];
    if (projections.length > 0) atLeast(target, key, parameters.length);
    SetMetadata(readModels, projections)(target, key, descriptor);
  };

/** Key of the GraphQL extensions of a field under which its read models are. */
export const fieldReadModels = 'readModels';

/** Declares the read models that the resolver of a field uses. A query that selects the field waits for them. */
export const FieldReads = (...projections: readonly ReadModel[]): MethodDecorator =>
  Extensions({ [fieldReadModels]: projections }) as MethodDecorator;
