import { OperatorError } from '#kernel';

/** Why a backup can't be made or restored, as one sentence for the person who tries. */
export class BackupError extends OperatorError {
  override readonly name = 'BackupError';
}
