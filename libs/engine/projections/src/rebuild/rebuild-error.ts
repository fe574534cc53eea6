import { OperatorError } from '#kernel';

/** A rebuild or other manual work on read models failed. The message is for the person who requested it. */
export class RebuildError extends OperatorError {
  override readonly name: string = 'RebuildError';
}
