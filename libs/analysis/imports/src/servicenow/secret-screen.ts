import { redactSecrets, type SecretKind } from '#secrets';
import { UnreadableRow } from '../import-error.js';
import type { LogColumn } from './columns.js';

/** What becomes of secrets in a log (F36): they are taken out, or their rows are refused. */
export type SecretHandling = 'redact' | 'refuse';

/** A secret that was taken out of a row. */
export interface Redaction {
  readonly column: LogColumn;
  readonly kind: SecretKind;
}

/** So many values are remembered to be clean before all are forgotten: most come again in the next row. */
const longestMemory = 20_000;

/** Lets no secret through that stands in a value of the log. */
export class SecretScreen {
  private readonly clean = new Set<string>();

  constructor(private readonly handling: SecretHandling) {}

  /**
   * @param redactions told what was taken out.
   * @returns The value without secrets.
   * @throws UnreadableRow where it has one and rows with secrets are refused.
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
