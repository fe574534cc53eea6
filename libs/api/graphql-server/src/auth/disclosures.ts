import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { Inject } from '@nestjs/common';
import { AccessLog } from '#access-log';
import type { RequestContext } from '#graphql';

/** Has it recorded who was shown what: once for each operation and subject of an answer, when the answer is ready to leave. */
@Plugin()
export class Disclosures implements ApolloServerPlugin<RequestContext> {
  constructor(@Inject(AccessLog) private readonly log: AccessLog) {}

  requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return Promise.resolve({
      willSendResponse: ({ contextValue }) => Promise.resolve(this.record(contextValue)),
    });
  }

  /** What an answer has shown: also that of one event of a subscription, which Apollo never sees. */
  record({ access }: RequestContext): void {
    access?.takeShown().forEach((read) => this.log.read(read));
  }
}
