/** Returns an input as plain JSON data, without fields that are null: clients may send null or omit the field. */
export const plainData = <Data>(value: Data): Data => {
  if (Array.isArray(value)) return value.map(plainData) as Data;
  if (value === null || typeof value !== 'object') return value;
  const given = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(given.map(([name, member]) => [name, plainData<unknown>(member)])) as Data;
};
