import { OperatorError } from '#kernel';

/** The server can't be used, for a reason that whoever configured it can do something about. */
export class KurrentUnusable extends OperatorError {
  override readonly name = 'KurrentUnusable';
}
