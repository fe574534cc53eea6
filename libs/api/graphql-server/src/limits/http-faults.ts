import { GraphQLError } from 'graphql';
import type { ErrorCode } from '#graphql';
import { limitExceeded } from './refusals.js';

/** What Fastify says of a request that it can't read. */
export type FastifyFault = Error & { readonly statusCode?: number };

export const unsupportedMediaType = (): GraphQLError =>
  badRequest(415, 'A request has the Content-Type application/json, in UTF-8.');

/** In the shape of every other error; those that are ours already are left alone. */
export const answeredFault = (fault: FastifyFault, acceptLanguage?: string): GraphQLError => {
  if (fault instanceof GraphQLError) return fault;
  if (fault.statusCode === 413) return limitExceeded('body', acceptLanguage);
  if (fault.statusCode === 415) return unsupportedMediaType();
  if (fault.statusCode === 400) return badRequest(400, 'The body of the request is no JSON.');
  return new GraphQLError(fault.message, { originalError: fault, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
};

/** That an error is answered with over HTTP. */
export const statusOf = ({ extensions }: GraphQLError): number => {
  const head = extensions['http'] as { readonly status?: number } | undefined;
  return head?.status ?? 500;
};

const badRequest = (status: number, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status } } });
