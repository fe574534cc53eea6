/** Why a file can't be imported at all, in a sentence for the person who asked for it. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** Why one row can't be understood. It is kept aside; the rest of its case goes on. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
}
