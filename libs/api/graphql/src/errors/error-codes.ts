import type { Refusals } from '#kernel';

/** All values of `errors[].extensions.code`: codes of our own, and those of Apollo Server. */
export const errorCodes = {
  UNAUTHENTICATED: {
    meaning: 'The request has no bearer token, or an invalid or expired one.',
    remedy: 'Get a new token and send the request again.',
  },
  FORBIDDEN: {
    meaning: 'The role of the caller may not call this operation or see this field, which cannot be null.',
    remedy: 'Leave it out, or use the token of another role: docs/access-table.md lists who may do what.',
  },
  IDENTITY_NOT_VERIFIED: {
    meaning:
      'The support desk asked for the cases of a customer whose identity is not verified on an open case of theirs.',
    remedy: 'Verify the identity with `verifyIdentity` on a case of that customer, then ask again.',
  },
  BAD_USER_INPUT: {
    meaning:
      'Arguments or variables do not have the shape that the schema asks for. `fields` names each field, rule and message.',
    remedy: 'Correct the fields; the same input is refused again.',
  },
  OUTCOME_UNKNOWN: {
    meaning:
      'The service could not learn in time whether the log has taken the command. `commandId` is in the extensions.',
    remedy: 'Send the same command with that `commandId` until it is answered: it happens once.',
  },
  READ_MODEL_BEHIND: {
    meaning:
      'A read model did not reach `atLeast` within 2 seconds. `reached`, `lagSeconds` and `lagEvents` tell how far it is.',
    remedy: 'Ask again after a short while, or without `atLeast` for an older state.',
  },
  PROJECTION_PARKED: {
    meaning: 'A read model could not apply an event at or before `atLeast`, and waits for an operator.',
    remedy: 'Ask without `atLeast`, and tell an operator; asking again does not help until it is repaired.',
  },
  ACCESS_LOG_UNAVAILABLE: {
    meaning: 'Personal data and texts are not shown while the audit log cannot be written.',
    remedy: 'Ask again later, or without personal fields.',
  },
  SUBSCRIBER_TOO_SLOW: {
    meaning: 'The client took the events of a subscription more slowly than they came, and the subscription was ended.',
    remedy: 'Subscribe again with the `position` of the extensions as `after`.',
  },
  LIMIT_EXCEEDED: {
    meaning: 'The request exceeds a limit. `limit` names it, `allowed` is its value: docs/api-limits.md.',
    remedy: 'Ask for less; the same request is refused again.',
  },
  RATE_LIMITED: {
    meaning: 'The caller has spent the points that are allowed within ten seconds.',
    remedy: 'Send it again after `retryAfterSeconds`.',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    meaning: 'The connection or the caller has as many running operations as are allowed: `allowed`.',
    remedy: 'End a subscription first.',
  },
  TIMED_OUT: {
    meaning: 'A field was not answered within the time for the whole operation: `seconds`. Other fields are answered.',
    remedy: 'Ask for less at once, or later.',
  },
  BAD_REQUEST: {
    meaning: 'The HTTP request is not a GraphQL request: its method, content type or body is wrong.',
    remedy: 'Send a POST with `Content-Type: application/json`; send subscriptions over `graphql-ws`.',
  },
  GRAPHQL_PARSE_FAILED: {
    meaning: 'The document is not valid GraphQL syntax.',
    remedy: 'Correct the document.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    meaning: 'The document does not fit the schema.',
    remedy: 'Correct the document; schema.graphql is the whole schema.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    meaning: 'The document has several operations or none, and `operationName` names none of them.',
    remedy: 'Send the `operationName` of an operation in the document.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    meaning: 'The request names a document by its hash only, and the server does not know that document (any more).',
    remedy:
      'Send the request again with both the hash and the document, as clients with persisted queries do by themselves.',
  },
  INTERNAL: {
    meaning: 'The service failed. What happened is in its log under the `correlationId` of the extensions.',
    remedy:
      'Send a query again; send a command again with the same `commandId`. Report the `correlationId` if it persists.',
  },
} as const satisfies Refusals;

export type ErrorCode = keyof typeof errorCodes;
