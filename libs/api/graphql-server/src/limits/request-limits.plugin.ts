import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestListener } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from '#graphql';
import type { RequestLimits, Cost } from './request-limits.js';
import { liveOnly } from './refusals.js';

/** Apollo plugin that applies the request limits to operations over HTTP. */
export const requestLimitsPlugin = (requestLimits: RequestLimits): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () => Promise.resolve(new LimitedRequest(requestLimits)),
});

class LimitedRequest implements GraphQLRequestListener<RequestContext> {
  private cost?: Cost;

  constructor(private readonly requestLimits: RequestLimits) {}

  async didResolveOperation(request: GraphQLRequestContext<RequestContext>): Promise<void> {
    const { schema, document, contextValue, operationName } = request;
    if (!request.operation || !document) return; // Apollo responds with an error
    if (request.operation.operation === OperationTypeNode.SUBSCRIPTION) throw liveOnly();
    const { variables } = request.request;
    this.cost = await this.requestLimits.charge(contextValue, 'http', { schema, document, operationName, variables });
  }

  async didEncounterErrors({ operation, contextValue }: GraphQLRequestContext<RequestContext>): Promise<void> {
    if (!operation) await this.requestLimits.fine(contextValue);
  }

  willSendResponse({ response: { body } }: GraphQLRequestContext<RequestContext>): Promise<void> {
    if (this.cost && body?.kind === 'single') {
      body.singleResult.extensions = { ...body.singleResult.extensions, cost: this.cost };
    }
    return Promise.resolve();
  }
}
