import type { Deadline } from './deadline.js';
import type { RequestAccess } from '../permissions/request-access.js';
import type { Bearer } from '../permissions/bearer.js';
import type { Loaders } from './loaders.js';

/** What the resolvers of one request share: GraphQL's context value. For a subscription, of each of its executions. */
export interface RequestContext {
  /** Absent where the request carries no token, or none that is good: {@link tokenProblem} tells why. */
  readonly bearer?: Bearer;
  readonly tokenProblem?: string;
  /** Of the bearer. */
  readonly access?: RequestAccess;
  /** Where the request came from, behind the proxies that are trusted. */
  readonly address: string;
  readonly correlationId: string;
  /** As the client put it into `Accept-Language`. */
  readonly acceptLanguage?: string;
  /** The header `x-casefold-at-least` as it was sent. Not over graphql-ws, whose connections outlive what one has seen. */
  readonly atLeast?: string;
  readonly loaders: Loaders;
  /** Not of a subscription, which goes on. */
  readonly deadline?: Deadline;
}
