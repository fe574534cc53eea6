import { Injectable } from '@nestjs/common';
import { execute, type ExecutionArgs, GraphQLError, type GraphQLSchema } from 'graphql';
import type { ExecutionResult, FormattedExecutionResult, ServerOptions, SubscribePayload } from 'graphql-ws';
import { millisecondsOf } from '#kernel';
import type { Cost } from '../limits/request-limits.js';
import { tooManySubscriptions } from '../limits/refusals.js';
import { RefusedRequests } from '../limits/refused-requests.js';
import { Disclosures } from '../auth/disclosures.js';
import { AnsweredErrors } from '../errors/answered-errors.js';
import type { RequestContext } from '#graphql';
import { RequestContexts, type WsConnection } from '../request/request-contexts.js';
import { Connections } from './connections.js';
import { LiveOperations } from './live-operations.js';

const forbidden = 4403;
const tryAgainLater = 1013;

/** Time to send `connection_init`. */
const greetingMs = 3_000;
/** How long a connection without a valid token stays open: enough to receive the error. */
const partingMs = 1_000;
/** Maximum lifetime of a connection. Clients reconnect by themselves, maybe to another replica. */
const longestConnectionMs = 24 * 3_600_000;

/** Handles graphql-ws connections from their opening to their end. */
@Injectable()
export class LiveProtocol {
  private readonly connections = new Connections<WsConnection>();
  private readonly costs = new WeakMap<ExecutionArgs, Cost>();

  constructor(
    private readonly contexts: RequestContexts,
    private readonly operations: LiveOperations,
    private readonly errors: AnsweredErrors,
    private readonly disclosures: Disclosures,
    private readonly refusedRequests: RefusedRequests,
  ) {}

  over(schema: GraphQLSchema): ServerOptions<Record<string, unknown>, WsConnection['extra']> {
    return {
      connectionInitWaitTimeout: greetingMs,
      onConnect: (connection) => this.connect(connection),
      onClose: (connection) => this.connections.leave(connection),
      onSubscribe: (connection, _id, payload) => this.prepare(schema, connection, payload),
      execute: async (args) => {
        try {
          return await execute(args);
        } finally {
          (args.contextValue as RequestContext).deadline?.cancel();
        }
      },
      onNext: (_connection, _id, _payload, args, result) => this.answer(args, result),
      onError: (_connection, _id, _payload, errors) => this.answered(errors),
    };
  }

  private async connect(connection: WsConnection): Promise<void> {
    const context = await this.contexts.of(connection);
    const { socket } = connection.extra;
    if (!this.connections.join(connection, context)) {
      this.refusedRequests.count('ws', 'connections');
      return socket.close(tryAgainLater, 'Too many connections');
    }
    const remainingMs = context.bearer ? millisecondsOf(context.bearer.until) - Date.now() : 0;
    const ending = setTimeout(
      () => socket.close(forbidden, 'The token is missing or has expired.'),
      Math.min(remainingMs + partingMs, longestConnectionMs),
    );
    socket.once('close', () => clearTimeout(ending));
  }

  private async prepare(
    schema: GraphQLSchema,
    connection: WsConnection,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | GraphQLError[]> {
    // Checked before the first `await`, so that only operations that came before this one count.
    const allowed = this.connections.exceeded(connection);
    try {
      const context = await this.contexts.of(connection);
      if (allowed !== undefined) {
        this.refusedRequests.count('ws', 'operations');
        throw tooManySubscriptions(allowed, context.acceptLanguage);
      }
      const { args, cost } = await this.operations.prepare(schema, context, payload);
      if (cost) this.costs.set(args, cost);
      return args;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  private answer(args: ExecutionArgs, { errors, ...result }: ExecutionResult): FormattedExecutionResult {
    this.disclosures.record(args.contextValue as RequestContext);
    return { ...result, errors: errors && this.answered(errors), extensions: this.withCost(args, result.extensions) };
  }

  private answered(errors: readonly GraphQLError[]) {
    return errors.map((error) => this.errors.answer(error.toJSON(), error));
  }

  /** Adds the cost to the first result of an operation. */
  private withCost(args: ExecutionArgs, extensions: Record<string, unknown> | undefined) {
    const cost = this.costs.get(args);
    this.costs.delete(args);
    return cost ? { ...extensions, cost } : extensions;
  }
}
