import { GraphQLError } from 'graphql';
import { Catalogues, type ErrorCode } from '#graphql';
import { type Limit, limits } from './limits.js';

/** Messages by error code, followed by the limit if there is one: `LIMIT_EXCEEDED.body`. */
const messages = new Catalogues(new URL('./messages/', import.meta.url));

/** Creates an error with a translated message. `http` is the status for Apollo, and is removed before clients get it. */
const refusal = (
  key: string,
  acceptLanguage: string | undefined,
  status: number,
  extensions: { readonly code: ErrorCode } & Readonly<Record<string, string | number>>,
): GraphQLError => {
  const message = messages.message(key, extensions, messages.languageFor(acceptLanguage)) ?? key;
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
};

/** Error for a request that exceeds a limit of single requests. Repeating it does not help. */
export const limitExceeded = (limit: Limit, acceptLanguage?: string): GraphQLError =>
  refusal(`LIMIT_EXCEEDED.${limit}`, acceptLanguage, limit === 'body' ? 413 : 400, {
    code: 'LIMIT_EXCEEDED',
    limit,
    allowed: limits[limit],
  });

/** Error for a client that has no points left. It may repeat the request after `retryAfterSeconds`. */
export const rateLimited = (retryAfterSeconds: number, acceptLanguage?: string): GraphQLError =>
  refusal('RATE_LIMITED', acceptLanguage, 429, { code: 'RATE_LIMITED', retryAfterSeconds });

/** Error for a connection or actor with too many running operations. */
export const tooManySubscriptions = (allowed: number, acceptLanguage?: string): GraphQLError =>
  refusal('TOO_MANY_SUBSCRIPTIONS', acceptLanguage, 429, { code: 'TOO_MANY_SUBSCRIPTIONS', allowed });

/** Error for a field that was not resolved in time. */
export const timedOut = (seconds: number, acceptLanguage?: string): GraphQLError =>
  refusal('TIMED_OUT', acceptLanguage, 200, { code: 'TIMED_OUT', seconds });

/** Error for a subscription over HTTP, which returns a single response. */
export const liveOnly = (): GraphQLError =>
  new GraphQLError('Subscriptions need a graphql-ws connection.', {
    extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 400 } },
  });
