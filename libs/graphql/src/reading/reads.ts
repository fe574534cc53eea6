import { SetMetadata } from '@nestjs/common';
import { Args } from '@nestjs/graphql';
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
    'Answer no older state than that of this position; waits for it, two seconds at most. The header ' +
    '`x-casefold-at-least` says the same for every query of a request; the higher one holds.',
});

/**
 * The read models that a query answers from, those of the fields below it included: gives it the argument `atLeast`, and
 * makes it wait for them where its client has seen more than they show. Every query carries it, or the service refuses
 * to start; one that reads none says so with an empty list. Handled before the method is called, which never sees it.
 */
export const Reads =
  (...projections: readonly ReadModel[]): MethodDecorator =>
  (target, key, descriptor) => {
    const parameters = Reflect.getMetadata('design:paramtypes', target, key) as readonly unknown[];
    if (projections.length > 0) atLeast(target, key, parameters.length);
    SetMetadata(readModels, projections)(target, key, descriptor);
  };
