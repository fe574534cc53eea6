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
/** Points of an invalid request: finding out that it is invalid takes work. */
const ofInvalidRequest = 50;

/** Cost of an operation, as clients get it in `extensions.cost`. */
export interface Cost extends Omit<Allowance, 'isOverdrawn'> {
  /** Cost of this operation in points. */
  readonly requested: number;
  /** Maximum cost of one operation in points. */
  readonly allowed: number;
}

/** Body of a request, before validation. */
export interface Asked {
  readonly query?: unknown;
  readonly variables?: unknown;
}

type Client = Pick<RequestContext, 'bearer' | 'address' | 'acceptLanguage'>;

/** Enforces request limits before every operation, over HTTP and graphql-ws: rejects callers over budget and oversized documents. */
@Injectable()
export class RequestLimits {
  private readonly size = new RequestSize();

  constructor(
    private readonly rateLimits: RateLimits,
    private readonly refusedRequests: RefusedRequests,
  ) {}

  /**
   * Applies the rate limit before anything of a request is read.
   * @throws GraphQLError RATE_LIMITED if the client has no points left
   */
  async admit(client: Client, transport: Transport): Promise<void> {
    this.requireCredit(await this.rateLimits.spend(client, ofRequest), client, transport);
  }

  /**
   * Checks the size of a document and its variables before validation.
   * @throws GraphQLError LIMIT_EXCEEDED if one of them is too large
   */
  async inspect(client: Client, transport: Transport, { query, variables }: Asked): Promise<void> {
    const exceeded = typeof query === 'string' ? this.size.exceeded(query, variables) : undefined;
    if (!exceeded) return;
    await this.fine(client);
    throw this.refused(transport, exceeded, limitExceeded(exceeded, client.acceptLanguage));
  }

  /**
   * Charges the cost of a valid operation before it runs.
   * @throws GraphQLError LIMIT_EXCEEDED, RATE_LIMITED, or BAD_USER_INPUT for invalid variables
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

  /** Starts the time limit of an operation. */
  deadline({ acceptLanguage }: Client, transport: Transport): Deadline {
    const pass = () => this.refused(transport, 'time', timedOut(longestOperationMs / 1000, acceptLanguage));
    return new Deadline(longestOperationMs, pass);
  }

  /** Charges the points of an invalid request. */
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
