import type { ExpectedRevision } from '#event-store';
import { Refusal } from '#kernel';

/** Why any command may be refused, whatever its context. */
export const commandRefusalCodes = [
  'COMMAND_ID_REUSED',
  'PERSONAL_DATA_BEING_ERASED',
  'REVISION_CONFLICT',
  'STREAM_BUSY',
] as const;

export type CommandRefusalCode = (typeof commandRefusalCodes)[number];

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
