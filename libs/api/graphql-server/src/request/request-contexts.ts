import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Context as Connection } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { correlationId, Settings } from '#platform';
import { ClientAddresses } from '../limits/client-address.js';
import { BadToken, Loaders, RequestAccess, type RequestContext } from '#graphql';
import { BearerPermissions } from '../auth/bearer-permissions.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import { atLeastHeader } from '../reading/read-your-writes.js';

/** A connection of graphql-ws; browsers can't set headers on it, so the token comes with `connection_init`. */
export type WsConnection = Connection<Record<string, unknown>, Extra>;

/** As much of Fastify's as is needed. */
export interface HttpRequest {
  readonly headers: IncomingHttpHeaders;
  /** Absent where nothing came over a network. */
  readonly socket?: Pick<Socket, 'remoteAddress'>;
}

type Authentication = Pick<RequestContext, 'bearer' | 'tokenProblem'>;

/** Makes the context of each request: the token is checked here, once. */
@Injectable()
export class RequestContexts {
  private readonly addresses: ClientAddresses;

  constructor(
    private readonly tokens: TokenVerifier,
    private readonly permissions: BearerPermissions,
    { trustedProxies }: Settings,
  ) {
    this.addresses = new ClientAddresses(trustedProxies);
  }

  async of(source: HttpRequest | WsConnection): Promise<RequestContext> {
    const { authorization, ...offered } = 'extra' in source ? ofConnection(source) : ofRequest(source);
    const authentication = await this.authenticate(authorization);
    const { bearer } = authentication;
    const id = correlationId() ?? randomUUID();
    return {
      ...authentication,
      access: bearer && new RequestAccess(await this.permissions.of(bearer), bearer.until, id),
      ...offered,
      address: this.addresses.of('extra' in source ? source.extra.request : source),
      correlationId: id,
      loaders: new Loaders(),
    };
  }

  private async authenticate(authorization: string | undefined): Promise<Authentication> {
    const token = /^Bearer ([^ ]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return {};
    try {
      return { bearer: await this.tokens.verify(token) };
    } catch (error) {
      if (error instanceof BadToken) return { tokenProblem: error.message };
      throw error;
    }
  }
}

interface Offered {
  readonly authorization?: string;
  readonly acceptLanguage?: string;
  readonly atLeast?: string;
}

const ofRequest = ({ headers }: HttpRequest): Offered => ({
  authorization: headers.authorization,
  acceptLanguage: headers['accept-language'],
  atLeast: textOf(headers[atLeastHeader]),
});

/** Of a header that was sent more than once, all of it: no position then, and refused as none. */
const textOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join() : header;

const ofConnection = ({ connectionParams, extra }: WsConnection): Offered => {
  const sent = Object.entries(connectionParams ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  return {
    authorization: typeof sent === 'string' ? sent : undefined,
    acceptLanguage: extra.request.headers['accept-language'],
  };
};
