import type { Process } from '#processes';
import type { Projection } from '#projections';

/** The read models and processes of this release, which operators watch and repair. */
export abstract class Operated {
  abstract readonly projections: readonly Projection[];
  abstract readonly processes: readonly Pick<Process, 'name'>[];
}
