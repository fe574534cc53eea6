import { OperatorError } from '#kernel';

/**
 * Wraps the secrets of subjects under a master key, so that the database or a dump of it alone discloses nothing.
 * A file in standalone; shaped so that a key management service fits behind it: it never hands out a master key, is asked
 * for many secrets at once, and may fail, be slow, or want to be left alone for a while, which is its caller's to try again.
 */
export abstract class KeyProvider {
  /** Wraps under the current master key, whose id goes with the result. */
  abstract wrap(secrets: readonly Buffer[]): Promise<readonly WrappedSecret[]>;

  /** @throws UnknownMasterKey where a secret was wrapped under a master key that is not at hand. */
  abstract unwrap(secrets: readonly WrappedSecret[]): Promise<readonly Buffer[]>;

  /** Whether secrets wrapped under this master key can be unwrapped. */
  abstract holds(masterKeyId: string): Promise<boolean>;

  /** The master key under which secrets are wrapped at present. */
  abstract currentId(): Promise<string>;
}

export interface WrappedSecret {
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

export class UnknownMasterKey extends OperatorError {
  override readonly name = 'UnknownMasterKey';

  constructor(readonly masterKeyId: string) {
    super(
      `The master key ${masterKeyId}, which protects stored data, is not at hand. Restore the key file it came from.`,
    );
  }
}
