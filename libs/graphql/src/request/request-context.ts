import type { Bearer } from '../auth/token-verifier.js';
import type { Loaders } from './loaders.js';

/** What the resolvers of one request share: GraphQL's context value. For a subscription, of each of its executions. */
export interface RequestContext {
  /** Absent where the request carries no token, or none that is good: {@link tokenProblem} tells why. */
  readonly bearer?: Bearer;
  readonly tokenProblem?: string;
  readonly correlationId: string;
  /** As the client put it into `Accept-Language`. */
  readonly acceptLanguage?: string;
  readonly loaders: Loaders;
}
