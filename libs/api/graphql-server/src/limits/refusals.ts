import { GraphQLError } from 'graphql';
import { Catalogues, type ErrorCode } from '#graphql';
import { type Limit, limits } from './limits.js';

/** By the code of the error, and the limit where it names one. */
const messages = new Catalogues(new URL('./messages/', import.meta.url));

/** `http` is for Apollo, which takes it out again; over graphql-ws `AnsweredErrors` does. */
const refusal = (
  key: string,
  acceptLanguage: string | undefined,
  status: number,
  extensions: { readonly code: ErrorCode } & Readonly<Record<string, string | number>>,
): GraphQLError => {
  const message = messages.message(key, extensions, messages.languageFor(acceptLanguage)) ?? key;
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
};

/** A request that asks for more than any may. Asking again does not help; asking for less does. */
export const limitExceeded = (limit: Limit, acceptLanguage?: string): GraphQLError =>
  refusal(`LIMIT_EXCEEDED.${limit}`, acceptLanguage, limit === 'body' ? 413 : 400, {
    code: 'LIMIT_EXCEEDED',
    limit,
    allowed: limits[limit],
  });

/** Who has spent their points: asking again after `retryAfterSeconds` helps. */
export const rateLimited = (retryAfterSeconds: number, acceptLanguage?: string): GraphQLError =>
  refusal('RATE_LIMITED', acceptLanguage, 429, { code: 'RATE_LIMITED', retryAfterSeconds });

/** More live queries at a time than one connection or actor may have. */
export const tooManySubscriptions = (allowed: number, acceptLanguage?: string): GraphQLError =>
  refusal('TOO_MANY_SUBSCRIPTIONS', acceptLanguage, 429, { code: 'TOO_MANY_SUBSCRIPTIONS', allowed });

/** A field whose answer was not there in time. */
export const timedOut = (seconds: number, acceptLanguage?: string): GraphQLError =>
  refusal('TIMED_OUT', acceptLanguage, 200, { code: 'TIMED_OUT', seconds });

/** An answer over HTTP is one answer. */
export const liveOnly = (): GraphQLError =>
  new GraphQLError('Subscriptions are answered over graphql-ws.', {
    extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 400 } },
  });
