/** What nobody may write down here (F36). A seed phrase counts as the private key that it spells. */
export const secretKinds = ['password', 'one-time-code', 'card', 'national-id', 'private-key', 'token'] as const;

export type SecretKind = (typeof secretKinds)[number];

/** Where in a text a secret stands: UTF-16 offsets, `end` behind its last unit. Never the secret itself. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}
