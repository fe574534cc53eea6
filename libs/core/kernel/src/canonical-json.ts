/** JSON with sorted keys and without undefined members, so equal values give equal text. */
export const canonicalJson = (value: unknown): string => JSON.stringify(withSortedKeys(value)) ?? 'null';

/** Whether two JSON values are equal, ignoring the order of keys. */
export const sameJson = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

const withSortedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (value === null || typeof value !== 'object') return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) sorted[key] = withSortedKeys((value as Record<string, unknown>)[key]);
  return sorted;
};
