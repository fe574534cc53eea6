/** Names of commands that were given once, in the order of the alphabet. */
export type LockedNames = readonly string[];

/** Names that no command bears any more, in sentences that say what to do. Empty when all is well. */
export const missingNames = (locked: LockedNames, present: readonly string[]): readonly string[] =>
  locked
    .filter((name) => !present.includes(name))
    .map(
      (name) =>
        `No command is named ${name} any more. Fingerprints of stored events and entries of the outbox hold that name: ` +
        'write it out at its command again, whatever its class is called. Only a command that is given up leaves the lock, by hand.',
    );

/** The lock with every name that it lacks; what it has is never taken out. */
export const withNewNames = (locked: LockedNames, present: readonly string[]): LockedNames =>
  [...new Set([...locked, ...present])].sort();
