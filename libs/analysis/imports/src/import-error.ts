/** Why a file cannot be imported at all, as a sentence for the person who runs the import. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** Why a row cannot be read. The row is refused; the rest of its case is imported. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
}
