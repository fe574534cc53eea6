import type { Sealed } from './sealed.js';

/** Not enumerable, so that nobody meets it who looks at the data. */
const sealedFields = Symbol('sealed fields');

interface Holder {
  readonly [sealedFields]: Readonly<Record<string, Sealed<unknown>>>;
}

/**
 * Adds fields to an object that are opened when they are first read; otherwise they are as its own: listed, spread, compared
 * and written as JSON, all of which read them.
 */
export const addLazily = (data: object, sealed: Readonly<Record<string, Sealed<unknown>>>): void => {
  Object.defineProperty(data, sealedFields, { value: sealed });
  for (const field of Object.keys(sealed)) Object.defineProperty(data, field, accessorOf(field));
};

/** One for each name of a field, since objects that share their accessors share their hidden class as well. */
const accessorOf = (field: string): PropertyDescriptor => {
  let accessor = accessors.get(field);
  if (!accessor) {
    accessor = {
      enumerable: true,
      get(this: Holder) {
        return this[sealedFields][field].read();
      },
    };
    accessors.set(field, accessor);
  }
  return accessor;
};

const accessors = new Map<string, PropertyDescriptor>();
