import { Refusal } from '#kernel';

/** Why any command may be refused, whatever its context. */
export const commandRefusalCodes = ['COMMAND_ID_REUSED', 'REVISION_CONFLICT', 'STREAM_BUSY'] as const;

export type CommandRefusalCode = (typeof commandRefusalCodes)[number];

export class CommandRefusal extends Refusal<CommandRefusalCode> {}
