import { Injectable } from '@nestjs/common';
import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { Settings } from '#platform';
import type { ErrorCode, RequestContext } from '#graphql';
import { limits } from '../limits/limits.js';
import { RequestLimits, type Cost } from '../limits/request-limits.js';
import { unconditionalSubscription } from './unconditional-subscription.js';

/** An operation that may run, and its cost. */
export interface LiveOperation {
  readonly args: ExecutionArgs & { readonly contextValue: RequestContext };
  /** Absent if the document has no such operation; graphql-ws then responds with an error. */
  readonly cost?: Cost;
}

/** Applies to operations over graphql-ws the checks that Apollo and `GraphqlRoute` apply over HTTP. */
@Injectable()
export class LiveOperations {
  private readonly rules = [...specifiedRules, unconditionalSubscription];

  constructor(
    private readonly requestLimits: RequestLimits,
    { introspection }: Settings,
  ) {
    if (!introspection) this.rules.push(NoSchemaIntrospectionCustomRule);
  }

  /** @throws GraphQLError for the first check that fails */
  async prepare(schema: GraphQLSchema, context: RequestContext, payload: SubscribePayload): Promise<LiveOperation> {
    const { query, variables, operationName } = payload;
    await this.requestLimits.admit(context, 'ws');
    await this.requestLimits.inspect(context, 'ws', payload);
    const document = await this.valid(schema, query, context);
    const args = { schema, document, variableValues: variables, operationName, contextValue: context };
    const operation = getOperationAST(document, operationName);
    if (!operation) return { args };
    const cost = await this.requestLimits.charge(context, 'ws', { schema, document, operationName, variables });
    // Subscriptions have no time limit; database timeouts limit their events.
    const isLive = operation.operation === OperationTypeNode.SUBSCRIPTION;
    const contextValue = isLive ? context : { ...context, deadline: this.requestLimits.deadline(context, 'ws') };
    return { args: { ...args, contextValue }, cost };
  }

  private async valid(schema: GraphQLSchema, query: string, context: RequestContext): Promise<DocumentNode> {
    try {
      const document = parsed(query);
      const [error] = validate(schema, document, this.rules, { hideSuggestions: true, maxErrors: 1 });
      if (error) throw withCode(error, 'GRAPHQL_VALIDATION_FAILED');
      return document;
    } catch (error) {
      await this.requestLimits.fine(context);
      throw error;
    }
  }
}

const parsed = (query: string): DocumentNode => {
  try {
    return parse(query, { maxTokens: limits.tokens });
  } catch (error) {
    throw withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED');
  }
};

const withCode = ({ message, nodes, source, positions }: GraphQLError, code: ErrorCode): GraphQLError =>
  new GraphQLError(message, { nodes, source, positions, extensions: { code } });
