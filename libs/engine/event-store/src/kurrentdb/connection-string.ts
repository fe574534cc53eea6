import { KurrentUnusable } from './kurrent-unusable.js';

/** What may stand behind the question mark. The client takes them in any case, with dashes or underscores too. */
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

/** @throws KurrentUnusable naming an option that the client would ignore, printing the string with its password. */
export const assertKnownOptions = (connectionString: string): void => {
  const [, options = ''] = connectionString.split('?', 2);
  for (const option of options.split('&').filter(Boolean)) {
    const [name] = option.split('=', 1);
    if (!knownOptions.has(name.toLowerCase().replace(/[_-]/g, ''))) {
      throw new KurrentUnusable(`A connection string of KurrentDB has no option "${name}".`);
    }
  }
};

/** The servers that it names, without user and password. */
export const hostsOf = (connectionString: string): string =>
  connectionString
    .replace(/^[^:]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?].*$/, '');
