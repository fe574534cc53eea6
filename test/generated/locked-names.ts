/** All command names that were ever used, in alphabetical order. */
export type LockedNames = readonly string[];

/** Returns a sentence, with what to do, for each locked name that no command has any more. */
export const missingNames = (locked: LockedNames, present: readonly string[]): readonly string[] =>
  locked
    .filter((name) => !present.includes(name))
    .map(
      (name) =>
        `No command is named ${name} any more. Fingerprints of stored events and entries of the outbox contain that name: ` +
        'give it to its command again; the class may have another name. If the command was removed, remove the name from the lock by hand.',
    );

/** Returns the lock with missing names added. Names are never removed. */
export const withNewNames = (locked: LockedNames, present: readonly string[]): LockedNames =>
  [...new Set([...locked, ...present])].sort();
