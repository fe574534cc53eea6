import { OperatorError } from '#kernel';

/** Why a rebuild, or what else is done to read models by hand, could not be done; its message is for whoever asked for it. */
export class RebuildError extends OperatorError {
  override readonly name: string = 'RebuildError';
}
