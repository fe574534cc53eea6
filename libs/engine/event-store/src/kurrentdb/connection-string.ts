import { KurrentUnusable } from './kurrent-unusable.js';

/** Options allowed in the query of a connection string. The client ignores case, dashes and underscores. */
const knownOptions = new Set([
  'connectionname',
  'defaultdeadline',
  'discoveryinterval',
  'gossiptimeout',
  'keepaliveinterval',
  'keepalivetimeout',
  'maxdiscoverattempts',
  'nodepreference',
  'tls',
  'tlscafile',
  'tlsverifycert',
  'usercertfile',
  'userkeyfile',
]);

/**
 * @throws KurrentUnusable naming an unknown option. The client would ignore it and print the string with its password.
 */
export const assertKnownOptions = (connectionString: string): void => {
  const [, options = ''] = connectionString.split('?', 2);
  for (const option of options.split('&').filter(Boolean)) {
    const [name] = option.split('=', 1);
    if (!knownOptions.has(name.toLowerCase().replace(/[_-]/g, ''))) {
      throw new KurrentUnusable(`KurrentDB connection strings have no option "${name}".`);
    }
  }
};

/** Host names in a connection string, without user and password. */
export const hostsOf = (connectionString: string): string =>
  connectionString
    .replace(/^[^:]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?].*$/, '');
