import { findSecrets } from './find-secrets.js';
import type { SecretKind } from './secret.js';

/** Replacements for removed secrets. */
const marks: Readonly<Record<SecretKind, string>> = {
  password: '[password removed]',
  'one-time-code': '[one-time code removed]',
  card: '[card number removed]',
  'national-id': '[national id removed]',
  'private-key': '[private key removed]',
  token: '[token removed]',
};

export interface RedactedText {
  readonly text: string;
  /** Kinds of the removed secrets, without duplicates. */
  readonly kinds: readonly SecretKind[];
}

/** The text with each secret replaced by a mark. */
export const redactSecrets = (text: string): RedactedText => {
  const secrets = findSecrets(text);
  if (secrets.length === 0) return { text, kinds: [] };
  let redacted = '';
  let from = 0;
  for (const { kind, start, end } of secrets) {
    redacted += text.slice(from, start) + marks[kind];
    from = end;
  }
  return { text: redacted + text.slice(from), kinds: [...new Set(secrets.map(({ kind }) => kind))] };
};
