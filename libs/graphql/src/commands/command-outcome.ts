import type { UserError } from '../errors/user-error.js';

/** What became of a command. A refused one has neither revision nor position, but says why. */
export interface CommandOutcome {
  readonly stream: string;
  /** Of the stream after the command. */
  readonly revision?: number;
  readonly position?: string;
  readonly userErrors: readonly UserError[];
}
