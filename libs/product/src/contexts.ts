import { articles } from '#articles';
import { cases } from '#cases';
import type { Context } from '#kit';
import { customers } from '#customers';

/** The bounded contexts of the product. A new one takes one more line here. */
export const contexts: readonly Context[] = [cases, customers, articles];
