import { Product } from '#kit';
import { contexts } from './contexts.js';

/** Everything that follows from the list of contexts. */
export const product = new Product(contexts);
