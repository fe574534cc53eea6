const registry = 'https://registry.npmjs.org/';

/** Returns packages without a SHA-512 hash in the lock file, or from elsewhere than the public registry. */
export const integrityFaults = (packages) =>
  packages.flatMap(({ at, integrity, resolved, link }) => [
    ...(link ? [`${at} is a link, not a package of the registry`] : []),
    ...(link || /^sha512-/.test(integrity ?? '') ? [] : [`${at} has no SHA-512 in the lock file`]),
    ...(link || resolved === undefined || resolved.startsWith(registry) ? [] : [`${at} comes from ${resolved}`]),
  ]);
