import { SetMetadata } from '@nestjs/common';
import type { Projection } from '#projections';

export const readModels = Symbol('read models');

/** As much of a projection as is needed to wait for it. */
export type ReadModel = Pick<Projection, 'name' | 'categories'>;

/**
 * The read models that a query answers from, those of the fields below it included: it waits for them where its client
 * has seen more than they show. Every query carries it, or the service refuses to start; one that reads none says so
 * with an empty list.
 */
export const Reads = (...projections: readonly ReadModel[]): MethodDecorator => SetMetadata(readModels, projections);
