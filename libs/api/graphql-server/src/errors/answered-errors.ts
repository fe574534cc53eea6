import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { correlationId, Logger } from '#platform';
import type { ErrorCode } from '#graphql';

/**
 * Whether an error is meant for clients: every error with a code, and errors without a path, which graphql-ws reports
 * without a code before an operation runs.
 */
const isMeant = ({ extensions, path }: GraphQLFormattedError): boolean =>
  extensions?.['code'] === undefined ? path === undefined : extensions['code'] !== 'INTERNAL_SERVER_ERROR';

/** Removes suggestions, which would reveal names of the schema to clients that may not read it. */
const withoutSuggestions = (message: string): string => message.replace(/ Did you mean .*\?$/s, '');

export const internalFault = 'The service failed. The error was logged under the correlationId of the extensions.';

/** Formats errors for clients. Internal errors are logged, and clients get only their correlation id. */
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

/** Removes the stack trace and the HTTP status, which are not for clients. */
const withoutInternals = ({
  extensions: { stacktrace: _, http: __, ...extensions } = {},
  ...error
}: GraphQLFormattedError) => ({
  ...error,
  extensions,
});
