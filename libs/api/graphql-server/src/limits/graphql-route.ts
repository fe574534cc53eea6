import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { GraphQLFormattedError } from 'graphql';
import { AnsweredErrors } from '../errors/answered-errors.js';
import { type HttpRequest, RequestContexts } from '../request/request-contexts.js';
import type { RequestContext } from '#graphql';
import { RequestLimits, type Asked } from './request-limits.js';
import { RateLimits } from './rate-limits.js';
import { answeredFault, type FastifyFault, statusOf, unsupportedMediaType } from './http-faults.js';
import { limits } from './limits.js';

export const graphqlPath = '/graphql';

/** The part of a Fastify request that is needed here. */
export interface GraphqlRequest extends HttpRequest {
  readonly method: string;
  readonly body?: unknown;
}

interface Reply {
  readonly statusCode: number;
  code(status: number): Reply;
  type(contentType: string): Reply;
  header(name: string, value: string | number): Reply;
  getHeader(name: string): unknown;
  send(payload: string): unknown;
}

/** Hooks around Apollo's HTTP route, which Nest registers: request limits before it, rate limit headers and status after it. */
@Injectable()
export class GraphqlRoute {
  private readonly contexts = new WeakMap<object, RequestContext>();

  constructor(
    private readonly adapters: HttpAdapterHost<FastifyAdapter>,
    private readonly requests: RequestContexts,
    private readonly requestLimits: RequestLimits,
    private readonly rateLimits: RateLimits,
    private readonly errors: AnsweredErrors,
  ) {}

  /** Adds the hooks. To be called before the route is registered. */
  guard(): void {
    this.adapters.httpAdapter.getInstance().addHook('onRoute', (route) => {
      if (route.path !== graphqlPath) return;
      route.bodyLimit = limits.body;
      route.onRequest = (request, reply) => this.open(request, reply);
      route.onSend = (request, reply, payload) => this.close(request, reply, payload);
      route.errorHandler = (fault, request, reply) => this.answer(fault, request, reply);
    });
  }

  /**
   * Returns the context of a request, after checking the size of its document. Called before Apollo reads the document.
   * @throws GraphQLError LIMIT_EXCEEDED if the document or variables are too large
   */
  async contextOf(request: GraphqlRequest): Promise<RequestContext> {
    const context = this.contexts.get(request);
    if (!context) throw new Error('A request reached Apollo without passing the onRequest hook');
    await this.requestLimits.inspect(context, 'http', askedBy(request));
    const timed = { ...context, deadline: this.requestLimits.deadline(context, 'http') };
    this.contexts.set(request, timed);
    return timed;
  }

  /** Authenticates the request and applies the rate limit before the body is read. */
  private async open(request: GraphqlRequest, reply: Reply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const context = await this.requests.of(request);
    this.contexts.set(request, context);
    await this.requestLimits.admit(context, 'http');
    if (request.method === 'POST' && !isJson(request.headers['content-type'])) throw unsupportedMediaType();
  }

  private async close(request: GraphqlRequest, reply: Reply, payload: unknown): Promise<unknown> {
    const context = this.contexts.get(request);
    context?.deadline?.cancel();
    if (context) {
      const { limit, remaining, resetSeconds } = await this.rateLimits.allowance(context);
      void reply.header('ratelimit-limit', limit).header('ratelimit-remaining', remaining);
      void reply.header('ratelimit-reset', resetSeconds);
      if (reply.statusCode === 429) void reply.header('retry-after', resetSeconds);
    }
    // GraphQL over HTTP: a response in application/json has status 200 if the request itself was well-formed.
    if (reply.statusCode === 400 && isJson(String(reply.getHeader('content-type'))) && isWellFormed(payload)) {
      void reply.code(200);
    }
    return payload;
  }

  /** Sends errors from before Apollo in the shape of GraphQL errors. */
  private answer(fault: FastifyFault, { headers }: GraphqlRequest, reply: Reply): void {
    const error = answeredFault(fault, headers['accept-language']);
    const formatted = this.errors.answer(error.toJSON(), error);
    const asked = headers.accept?.includes(graphqlResponse) ? graphqlResponse : 'application/json';
    void reply.code(statusOf(error)).type(`${asked}; charset=utf-8`);
    reply.send(JSON.stringify({ errors: [formatted] }));
  }
}

const graphqlResponse = 'application/graphql-response+json';

const isJson = (contentType: string | undefined): boolean =>
  /^application\/json *(; *charset="?utf-8"? *)?$/i.test(contentType ?? '');

const askedBy = ({ body }: GraphqlRequest): Asked => (typeof body === 'object' && body !== null ? body : {});

/** Returns whether a rejected request was a well-formed GraphQL-over-HTTP request. */
const isWellFormed = (payload: unknown): boolean => {
  const { errors } = JSON.parse(String(payload)) as { errors?: readonly GraphQLFormattedError[] };
  return errors?.at(0)?.extensions?.['code'] !== 'BAD_REQUEST';
};
