/** What must not be stored in free text (F36). A seed phrase counts as the private key that it encodes. */
export const secretKinds = ['password', 'one-time-code', 'card', 'national-id', 'private-key', 'token'] as const;

export type SecretKind = (typeof secretKinds)[number];

/** Location of a secret in a text: UTF-16 offsets, `end` exclusive. Never contains the secret itself. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}
