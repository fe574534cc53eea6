import { Product } from '#kit';
import { contexts } from './contexts.js';

/** Everything derived from the list of contexts: modules, projections, processes, access rules. */
export const product = new Product(contexts);
