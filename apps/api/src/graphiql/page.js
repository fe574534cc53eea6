/* global React, ReactDOM, GraphiQL, graphqlWs */
(() => {
  const tokenBox = document.getElementById('token');
  // Kept for this tab only: tokens must not be stored any longer.
  tokenBox.value = sessionStorage.getItem('token') ?? '';

  const authorization = () => {
    const token = tokenBox.value.trim().replace(/^Bearer /i, '');
    return token ? { authorization: `Bearer ${token}` } : {};
  };

  const endpoint = new URL('/graphql', location.href);
  const subscriptionsUrl = new URL(endpoint);
  subscriptionsUrl.protocol = endpoint.protocol.replace('http', 'ws');

  const wsClient = graphqlWs.createClient({ url: subscriptionsUrl.href, lazy: true, connectionParams: authorization });
  const fetcher = GraphiQL.createFetcher({
    url: endpoint.href,
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...authorization() } }),
    wsClient,
  });

  tokenBox.addEventListener('change', () => {
    sessionStorage.setItem('token', tokenBox.value);
    // A connection keeps the token with which it was opened.
    wsClient.terminate();
  });

  const defaultQuery = `# Paste a token above, then run a query.
{
  cases(first: 10) {
    totalCount
    nodes { number status priority queue tier openedAt }
  }
}
`;
  ReactDOM.createRoot(document.getElementById('graphiql')).render(
    React.createElement(GraphiQL, { fetcher, defaultQuery, shouldPersistHeaders: false }),
  );
})();
