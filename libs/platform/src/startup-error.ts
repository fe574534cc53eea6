/** Why something can't start or run, as one sentence for the person who started it: shown without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
