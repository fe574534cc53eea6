import type { RevisionConflict } from '#command-processing';
import type { Command } from '#kernel';
import type { UserError } from '../errors/user-error.js';

/** Outcome of a command. A refused command has `userErrors`, and neither revision nor position. */
export interface CommandOutcome {
  readonly stream: string;
  /** The command itself. `StreamCommands.eventsOf` finds the events that it read and appended by it. */
  readonly command?: Command;
  /** Revision of the last event of the stream after the command, from 0. */
  readonly revision?: number;
  readonly position?: string;
  readonly userErrors: readonly UserError[];
  /** Expected and actual revision. Present only if the command was refused as `REVISION_CONFLICT`. */
  readonly conflict?: Pick<RevisionConflict, 'expected' | 'actual'>;
}
