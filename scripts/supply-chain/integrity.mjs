const registry = 'https://registry.npmjs.org/';

/** Whatever is installed is known by its hash, and comes from the public registry if it says where from. */
export const integrityFaults = (packages) =>
  packages.flatMap(({ at, integrity, resolved, link }) => [
    ...(link ? [`${at} is a link, not a package of the registry`] : []),
    ...(link || /^sha512-/.test(integrity ?? '') ? [] : [`${at} has no SHA-512 in the lock file`]),
    ...(link || resolved === undefined || resolved.startsWith(registry) ? [] : [`${at} comes from ${resolved}`]),
  ]);
