import { Sealed } from './sealed.js';

/** Not enumerable, to stay out of spreads, comparisons and JSON. */
const sealedFields = Symbol('sealed fields');

interface Holder {
  readonly [sealedFields]: Readonly<Record<string, Sealed<unknown>>>;
}

/**
 * An object with the shown fields. Sealed ones are decrypted when first read. Listing the field names decrypts nothing;
 * spreading, comparing or serializing the object reads them all.
 */
export const openedWhenRead = (
  fields: Readonly<Record<string, unknown>>,
  isShown: (field: string, value: unknown) => boolean,
): object => {
  const data: Record<string, unknown> = {};
  let sealed: Record<string, Sealed<unknown>> | undefined;
  for (const field of Object.keys(fields)) {
    const value = fields[field];
    if (!isShown(field, value)) continue;
    if (value instanceof Sealed) {
      sealed ??= {};
      sealed[field] = value;
      Object.defineProperty(data, field, accessorOf(field));
    } else {
      data[field] = value;
    }
  }
  if (sealed) Object.defineProperty(data, sealedFields, { value: sealed });
  return data;
};

/** One accessor per field name: objects with the same accessors share their hidden class. */
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
