import { OperatorError } from '#kernel';

/** The embedded Postgres cannot run. The message is one sentence for the person who started it. */
export class EmbeddedPostgresError extends OperatorError {
  override readonly name = 'EmbeddedPostgresError';
}
