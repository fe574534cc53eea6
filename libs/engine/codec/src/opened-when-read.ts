import { Sealed } from './sealed.js';

/** Not enumerable, so that nobody meets it who looks at the data. */
const sealedFields = Symbol('sealed fields');

interface Holder {
  readonly [sealedFields]: Readonly<Record<string, Sealed<unknown>>>;
}

/**
 * An object with those of these fields that are shown, of which sealed ones are opened when they are first read. Otherwise it is like any plain
 * object: to list its fields opens nothing; to spread, compare or write it as JSON reads them.
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
