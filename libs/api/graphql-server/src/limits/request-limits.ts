import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { Deadline, type ErrorCode, type RequestContext } from '#graphql';
import { type Allowance, RateLimits } from './rate-limits.js';
import { type CostedOperation, costOf } from './cost.js';
import { limits, longestOperationMs } from './limits.js';
import { limitExceeded, rateLimited, timedOut } from './refusals.js';
import { RefusedRequests, type Transport } from './refused-requests.js';
import { RequestSize } from './request-size.js';

const ofRequest = 1;
/** Of a request that can't be run: finding that out is work, and nobody needs to send many. */
const ofInvalidRequest = 50;

/** What a client learns of what its operation cost: `extensions.cost`. */
export interface Cost extends Omit<Allowance, 'isOverdrawn'> {
  /** Points of this operation. */
  readonly requested: number;
  /** Points that one operation may cost. */
  readonly allowed: number;
}

/** What is asked, as it came. */
export interface Asked {
  readonly query?: unknown;
  readonly variables?: unknown;
}

type Client = Pick<RequestContext, 'bearer' | 'address' | 'acceptLanguage'>;

/** Stands before every operation, over HTTP and graphql-ws alike: who has spent too much, and what is too large, goes no further. */
@Injectable()
export class RequestLimits {
  private readonly size = new RequestSize();

  constructor(
    private readonly rateLimits: RateLimits,
    private readonly refusedRequests: RefusedRequests,
  ) {}

  /**
   * Before anything of a request is read.
   * @throws GraphQLError RATE_LIMITED
   */
  async admit(client: Client, transport: Transport): Promise<void> {
    this.requireCredit(await this.rateLimits.spend(client, ofRequest), client, transport);
  }

  /**
   * Before a document is validated.
   * @throws GraphQLError LIMIT_EXCEEDED
   */
  async inspect(client: Client, transport: Transport, { query, variables }: Asked): Promise<void> {
    const exceeded = typeof query === 'string' ? this.size.exceeded(query, variables) : undefined;
    if (!exceeded) return;
    await this.fine(client);
    throw this.refused(transport, exceeded, limitExceeded(exceeded, client.acceptLanguage));
  }

  /**
   * Before a valid operation runs.
   * @throws GraphQLError LIMIT_EXCEEDED, RATE_LIMITED, or BAD_USER_INPUT where variables don't fit.
   */
  async charge(client: Client, transport: Transport, operation: CostedOperation): Promise<Cost> {
    const requested = await this.costOf(client, operation);
    if (requested > limits.cost) {
      await this.fine(client);
      throw this.refused(transport, 'cost', limitExceeded('cost', client.acceptLanguage));
    }
    const allowance = await this.rateLimits.spend(client, requested);
    this.requireCredit(allowance, client, transport);
    const { limit, remaining, resetSeconds } = allowance;
    return { requested, allowed: limits.cost, limit, remaining, resetSeconds };
  }

  /** For an operation that begins now. */
  deadline({ acceptLanguage }: Client, transport: Transport): Deadline {
    const pass = () => this.refused(transport, 'time', timedOut(longestOperationMs / 1000, acceptLanguage));
    return new Deadline(longestOperationMs, pass);
  }

  /** Takes the points for a request that could not be run. */
  async fine(client: Client): Promise<void> {
    await this.rateLimits.spend(client, ofInvalidRequest);
  }

  private async costOf(client: Client, operation: CostedOperation): Promise<number> {
    try {
      return costOf(operation);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      await this.fine(client);
      const extensions = { code: 'BAD_USER_INPUT' satisfies ErrorCode, http: { status: 400 } };
      throw new GraphQLError(error.message, { nodes: error.nodes, extensions });
    }
  }

  private requireCredit(
    { isOverdrawn, resetSeconds }: Allowance,
    { acceptLanguage }: Client,
    transport: Transport,
  ): void {
    if (isOverdrawn) throw this.refused(transport, 'rate', rateLimited(resetSeconds, acceptLanguage));
  }

  private refused(transport: Transport, reason: string, error: GraphQLError): GraphQLError {
    this.refusedRequests.count(transport, reason);
    return error;
  }
}
