import type { RevisionConflict } from '#command-processing';
import type { Command } from '#kernel';
import type { UserError } from '../errors/user-error.js';

/** What became of a command. A refused one has neither revision nor position, but says why. */
export interface CommandOutcome {
  readonly stream: string;
  /** The command itself, by which its stream's write side knows what it read and appended. */
  readonly command?: Command;
  /** Of the stream after the command. */
  readonly revision?: number;
  readonly position?: string;
  readonly userErrors: readonly UserError[];
  /** Only where the command was refused because the stream does not stand where its caller has seen it. */
  readonly conflict?: Pick<RevisionConflict, 'expected' | 'actual'>;
}
