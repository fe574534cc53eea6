import type { ExpectedRevision } from '#event-store';
import { Refusal, type Refusals } from '#kernel';

/** Refusals that any command can get, whatever its context. */
export const commandRefusals = {
  COMMAND_ID_REUSED: {
    meaning: 'The `commandId` was already used for another command or by another caller.',
    remedy: 'Send the command with a new id.',
  },
  PERSONAL_DATA_BEING_ERASED: {
    meaning: 'Personal data of this customer are being erased right now, so nothing can be written about them.',
    remedy: 'Send the command again after a minute.',
  },
  REVISION_CONFLICT: {
    meaning: 'The stream is not at the `expectedRevision`: something happened since you last read it.',
    remedy: 'Read `conflict`, decide again, and send the command with the `revision` given there.',
  },
  STREAM_BUSY: {
    meaning: 'Others kept changing the same stream: eight attempts or 20 seconds were not enough.',
    remedy: 'Send it again with the same `commandId`.',
  },
} as const satisfies Refusals;

export type CommandRefusalCode = keyof typeof commandRefusals;

export class CommandRefusal extends Refusal<CommandRefusalCode> {}

/** The stream is not at the revision that the caller expected: it moved on, or never reached it. */
export class RevisionConflict extends CommandRefusal {
  constructor(
    readonly expected: number,
    readonly actual: ExpectedRevision,
  ) {
    super('REVISION_CONFLICT', { expected, actual }, ['expectedRevision']);
  }
}
