import { GraphQLError } from 'graphql';
import type { ErrorCode } from '#graphql';
import { limitExceeded } from './refusals.js';

/** Error of Fastify for a request that it cannot read. */
export type FastifyFault = Error & { readonly statusCode?: number };

export const unsupportedMediaType = (): GraphQLError =>
  badRequest(415, 'The Content-Type of a request must be application/json in UTF-8.');

/** Converts an error of Fastify to a GraphQL error. GraphQL errors are returned unchanged. */
export const answeredFault = (fault: FastifyFault, acceptLanguage?: string): GraphQLError => {
  if (fault instanceof GraphQLError) return fault;
  if (fault.statusCode === 413) return limitExceeded('body', acceptLanguage);
  if (fault.statusCode === 415) return unsupportedMediaType();
  if (fault.statusCode === 400) return badRequest(400, 'The body of the request is not valid JSON.');
  return new GraphQLError(fault.message, { originalError: fault, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
};

/** Returns the HTTP status of an error; 500 if it has none. */
export const statusOf = ({ extensions }: GraphQLError): number => {
  const head = extensions['http'] as { readonly status?: number } | undefined;
  return head?.status ?? 500;
};

const badRequest = (status: number, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status } } });
