import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { Inject } from '@nestjs/common';
import { AccessLog } from '#access-log';
import type { RequestContext } from '#graphql';

/** Records in the audit log what a response shows, once for each operation and subject, before the response is sent. */
@Plugin()
export class Disclosures implements ApolloServerPlugin<RequestContext> {
  constructor(@Inject(AccessLog) private readonly log: AccessLog) {}

  requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return Promise.resolve({
      willSendResponse: ({ contextValue }) => Promise.resolve(this.record(contextValue)),
    });
  }

  /** Records what a response has shown. Called directly for events of subscriptions, which do not pass Apollo. */
  record({ access }: RequestContext): void {
    access?.takeShown().forEach((read) => this.log.read(read));
  }
}
