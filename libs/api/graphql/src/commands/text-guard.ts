import { Refusal, type Refusals } from '#kernel';
import { findSecrets, type SecretKind } from '#secrets';

/** Refusals of commands because of the texts in them. */
export const textRefusals = {
  SECRET_IN_TEXT: {
    meaning:
      'A text of the input seems to contain a password, a one-time code, a card number, a national identity number, a ' +
      'private key or an access token, none of which is ever stored.',
    remedy: 'Remove it and send the command again; if it is the number of something else, say of what in front of it.',
  },
} as const satisfies Refusals;

/** Contains the field and the kind of secret, never the secret. */
class SecretInText extends Refusal<keyof typeof textRefusals> {
  constructor(kind: SecretKind, path: readonly string[]) {
    super('SECRET_IN_TEXT', { kind: kind.replaceAll('-', '_') }, path);
  }
}

/**
 * F36: finds secrets in the texts of a command before anything is decided or stored. Codes are searched too, since they
 * are stored in clear text.
 * @returns One refusal for each field and kind of secret; empty if the command may go on.
 */
export const secretsIn = (value: unknown, path: readonly string[] = []): readonly SecretInText[] => {
  if (typeof value === 'string') {
    const kinds = new Set(findSecrets(value).map(({ kind }) => kind));
    return [...kinds].map((kind) => new SecretInText(kind, path));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => secretsIn(member, [...path, name]));
};
