import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { correlationId, Logger } from '#platform';
import type { ErrorCode } from '#graphql';

/**
 * What a faulty request is answered with, and what resolvers throw on purpose: all that has a code, and over graphql-ws,
 * which gives none, what was found before anything ran.
 */
const isMeant = ({ extensions, path }: GraphQLFormattedError): boolean =>
  extensions?.['code'] === undefined ? path === undefined : extensions['code'] !== 'INTERNAL_SERVER_ERROR';

/** The schema tells its names to those who may read it, not to those who guess. */
const withoutSuggestions = (message: string): string => message.replace(/ Did you mean .*\?$/s, '');

export const internalFault = 'Something went wrong here. It has been logged under the correlation id.';

/** Decides what clients learn of an error: all of those that are meant for them, of a fault nothing but its id in our log. */
@Injectable()
export class AnsweredErrors {
  constructor(private readonly logger: Logger) {}

  answer(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    if (isMeant(formatted)) return withoutInternals({ ...formatted, message: withoutSuggestions(formatted.message) });
    const id = correlationId() ?? randomUUID(); // graphql-ws runs outside of any HTTP request
    const fields = { correlationId: id, err: unwrapResolverError(error), path: formatted.path?.join('.') };
    this.logger.error(fields, 'a request failed');
    const { locations, path } = formatted;
    return {
      message: internalFault,
      locations,
      path,
      extensions: { code: 'INTERNAL' satisfies ErrorCode, correlationId: id },
    };
  }
}

/** Neither where it was thrown, nor what was only meant for the HTTP around it. */
const withoutInternals = ({
  extensions: { stacktrace: _, http: __, ...extensions } = {},
  ...error
}: GraphQLFormattedError) => ({
  ...error,
  extensions,
});
