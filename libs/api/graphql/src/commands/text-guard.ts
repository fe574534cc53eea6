import { Refusal, type Refusals } from '#kernel';
import { findSecrets, type SecretKind } from '#secrets';

/** Why a command may be refused for what people wrote into it. */
export const textRefusals = {
  SECRET_IN_TEXT: {
    meaning:
      'A text of the input seems to contain a password, a one-time code, a card number, a national identity number, a ' +
      'private key or an access token, none of which is ever stored.',
    remedy: 'Remove it and send the command again; if it is the number of something else, say of what in front of it.',
  },
} as const satisfies Refusals;

/** Names the field and the kind, never the secret. */
class SecretInText extends Refusal<keyof typeof textRefusals> {
  constructor(kind: SecretKind, path: readonly string[]) {
    super('SECRET_IN_TEXT', { kind: kind.replaceAll('-', '_') }, path);
  }
}

/**
 * F36: what nobody may write down is found before anything is decided or stored. All text of a command is read, its codes
 * too: they are stored in clear.
 * @returns A refusal for each field and kind of secret; none where the command may go on.
 */
export const secretsIn = (value: unknown, path: readonly string[] = []): readonly SecretInText[] => {
  if (typeof value === 'string') {
    const kinds = new Set(findSecrets(value).map(({ kind }) => kind));
    return [...kinds].map((kind) => new SecretInText(kind, path));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => secretsIn(member, [...path, name]));
};
