import { OperatorError } from '#kernel';

/** Why the embedded Postgres can't run, as one sentence for the person who started it. */
export class EmbeddedPostgresError extends OperatorError {
  override readonly name = 'EmbeddedPostgresError';
}
