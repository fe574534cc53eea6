/** Returns install scripts that `allowScripts` neither allows nor denies, and entries of `allowScripts` for packages without one. */
export const installScriptFaults = (packages, allowScripts = {}) => {
  const scripted = new Set(packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name));
  const named = Object.keys(allowScripts);
  return [
    ...[...scripted]
      .filter((name) => !named.includes(name))
      .map((name) => `${name} has an install script that allowScripts in package.json neither allows nor denies`),
    ...named
      .filter((name) => !scripted.has(name))
      .map((name) => `allowScripts in package.json names ${name}, which has no install script`),
  ];
};
