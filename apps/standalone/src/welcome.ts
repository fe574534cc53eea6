import { mintToken, type Settings, tokenKey } from '#platform';
import type { Standalone } from './standalone.js';

const tokenLifetimeSeconds = 30 * 24 * 3600;
const query = '{ cases(first: 3) { totalCount edges { node { number status priority queue } } } }';

/** Returns the text that `npm start` prints when the service is ready: its addresses and a query to paste. */
export const welcome = async ({ api, notices }: Standalone, settings: Settings): Promise<string> => {
  const token = await mintToken({ id: 'you', role: 'engineer', tier: 2 }, tokenKey(settings), tokenLifetimeSeconds);
  return [
    ...notices,
    `Casefold is ready.  GraphQL: ${api}/graphql${settings.introspection ? `   GraphiQL: ${api}/graphiql` : ''}`,
    '',
    'Try it:',
    `  curl -s ${api}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${token}' \\`,
    `    -d '${JSON.stringify({ query })}'`,
    '',
    'Ctrl-C stops it.',
    '',
  ].join('\n');
};
