/** Why a backup can't be made or restored, as one sentence for the person who tries. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
