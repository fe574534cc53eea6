import { articles } from '#articles';
import { cases } from '#cases';
import type { Context } from '#kit';
import { customers } from '#customers';

/** The bounded contexts that the product is made of. A new one is one more line here. */
export const contexts: readonly Context[] = [cases, customers, articles];
