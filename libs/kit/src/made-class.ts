import type { Type } from '@nestjs/common';
import type { Token } from './needs.js';

/**
 * Gives a class that was created in a function its own name, and the constructor parameter types by which Nest injects
 * them; the compiler adds both to declared classes only.
 */
export const madeClass = <Made extends Type>(made: Made, name: string, parameters: readonly Token[]): Made => {
  Reflect.defineMetadata('design:paramtypes', [...parameters], made);
  return Object.defineProperty(made, 'name', { value: name });
};
