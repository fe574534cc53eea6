/** Why a rebuild, or what else is done to read models by hand, could not be done; its message is for whoever asked for it. */
export class RebuildError extends Error {
  override readonly name: string = 'RebuildError';
}
