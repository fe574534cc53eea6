import type { Process } from '#processes';
import type { Projection } from '#projections';

/** The read models and processes that operators watch and mend: those of this release. */
export abstract class Operated {
  abstract readonly projections: readonly Projection[];
  abstract readonly processes: readonly Pick<Process, 'name'>[];
}
