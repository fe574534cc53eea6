import { OperatorError } from '#kernel';

/** The server cannot be used, for a reason that the operator can fix. */
export class KurrentUnusable extends OperatorError {
  override readonly name = 'KurrentUnusable';
}
