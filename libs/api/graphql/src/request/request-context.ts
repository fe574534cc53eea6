import type { Deadline } from './deadline.js';
import type { RequestAccess } from '../permissions/request-access.js';
import type { Bearer } from '../permissions/bearer.js';
import type { Loaders } from './loaders.js';

/** GraphQL context value of one request, or of each execution of a subscription. */
export interface RequestContext {
  /** Absent without a valid token; {@link tokenProblem} says why a token was rejected. */
  readonly bearer?: Bearer;
  readonly tokenProblem?: string;
  /** Permissions of the bearer. */
  readonly access?: RequestAccess;
  /** Client address, as seen behind the trusted proxies. */
  readonly address: string;
  readonly correlationId: string;
  /** Value of the header `Accept-Language`. */
  readonly acceptLanguage?: string;
  /** Value of the header `x-casefold-at-least`. Absent over graphql-ws, where headers are sent once per connection. */
  readonly atLeast?: string;
  readonly loaders: Loaders;
  /** Absent for subscriptions, which have no time limit. */
  readonly deadline?: Deadline;
}
