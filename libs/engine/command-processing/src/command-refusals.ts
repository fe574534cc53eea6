import type { ExpectedRevision } from '#event-store';
import { Refusal, type Refusals } from '#kernel';

/** Why any command may be refused, whatever its context. */
export const commandRefusals = {
  COMMAND_ID_REUSED: {
    meaning: 'The `commandId` was already used for another command or by another caller.',
    remedy: 'Send the command with a new id.',
  },
  PERSONAL_DATA_BEING_ERASED: {
    meaning: 'Personal data of this customer are being erased at this moment, so nothing can be written about them.',
    remedy: 'Send the command again after a minute.',
  },
  REVISION_CONFLICT: {
    meaning: 'The stream is not at the `expectedRevision`: something happened since you last read it.',
    remedy: 'Look at `conflict`, decide again, and send the command with its `revision`.',
  },
  STREAM_BUSY: {
    meaning:
      'Others kept changing the same stream, and the command did not get through in eight attempts or 20 seconds.',
    remedy: 'Send it again with the same `commandId`.',
  },
} as const satisfies Refusals;

export type CommandRefusalCode = keyof typeof commandRefusals;

export class CommandRefusal extends Refusal<CommandRefusalCode> {}

/** The stream does not stand where the caller has seen it: it went on since, or never came so far. */
export class RevisionConflict extends CommandRefusal {
  constructor(
    readonly expected: number,
    readonly actual: ExpectedRevision,
  ) {
    super('REVISION_CONFLICT', { expected, actual }, ['expectedRevision']);
  }
}
