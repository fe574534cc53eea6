/** Caches a renaming, since every row has the same few column names. */
const remembered = (rename: (name: string) => string): ((name: string) => string) => {
  const names = new Map<string, string>();
  return (name) => {
    let known = names.get(name);
    if (known === undefined) names.set(name, (known = rename(name)));
    return known;
  };
};

export const snakeCase = remembered((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
export const camelCase = remembered((name) =>
  name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
);
