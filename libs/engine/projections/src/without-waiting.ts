/**
 * For what keeps read models: they needn't wait for the disk, since a crash of the database loses rows and checkpoint
 * together, and they are folded again from the log.
 */
export const withoutWaiting = 'BEGIN; SET LOCAL synchronous_commit = off';
