/**
 * Begins a transaction on read models that does not wait for the disk. A database crash then loses rows and checkpoint
 * together, and they are folded again from the log.
 */
export const withoutWaiting = 'BEGIN; SET LOCAL synchronous_commit = off';
