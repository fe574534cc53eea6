import { redactSecrets, type SecretKind } from '#secrets';
import { UnreadableRow } from '../import-error.js';
import type { LogColumn } from './columns.js';

/** What to do with secrets in a log (F36): remove them, or refuse their rows. */
export type SecretHandling = 'redact' | 'refuse';

/** A secret that was removed from a row. */
export interface Redaction {
  readonly column: LogColumn;
  readonly kind: SecretKind;
}

/** Size of the cache of clean values before it is cleared: most values come again in the next row. */
const longestMemory = 20_000;

/** Removes secrets from the values of the log, or refuses their rows. */
export class SecretScreen {
  private readonly clean = new Set<string>();

  constructor(private readonly handling: SecretHandling) {}

  /**
   * @param redactions receives the secrets that were removed.
   * @returns The value without secrets.
   * @throws UnreadableRow if the value has a secret and rows with secrets are refused.
   */
  free(value: string, column: LogColumn, redactions: Redaction[]): string {
    if (this.clean.has(value)) return value;
    const { text, kinds } = redactSecrets(value);
    if (kinds.length === 0) {
      if (this.clean.size === longestMemory) this.clean.clear();
      this.clean.add(value);
      return value;
    }
    if (this.handling === 'refuse') throw new UnreadableRow(`${kinds.join(', ')} in ${column}`);
    redactions.push(...kinds.map((kind) => ({ column, kind })));
    return text;
  }
}
