import { OperatorError } from '#kernel';

/** A backup cannot be made or restored. The message is one sentence for the person who tried. */
export class BackupError extends OperatorError {
  override readonly name = 'BackupError';
}
