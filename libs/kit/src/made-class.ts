import type { Type } from '@nestjs/common';
import type { Token } from './needs.js';

/**
 * Gives a class that was made inside of a function what a declared one gets from the compiler: a name of its own, and the
 * classes of its constructor's parameters, by which Nest injects them.
 */
export const madeClass = <Made extends Type>(made: Made, name: string, parameters: readonly Token[]): Made => {
  Reflect.defineMetadata('design:paramtypes', [...parameters], made);
  return Object.defineProperty(made, 'name', { value: name });
};
