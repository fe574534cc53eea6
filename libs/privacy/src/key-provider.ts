/**
 * Wraps the secrets of subjects under a master key, so that the database or a dump of it alone discloses nothing.
 * A file in standalone; shaped so that a key management service fits behind it.
 */
export abstract class KeyProvider {
  /** Wraps under the current master key, whose id goes with the result. */
  abstract wrap(secrets: readonly Buffer[]): Promise<readonly WrappedSecret[]>;

  /** @throws UnknownMasterKey where a secret was wrapped under a master key that is not at hand. */
  abstract unwrap(secrets: readonly WrappedSecret[]): Promise<readonly Buffer[]>;

  /** Whether secrets wrapped under this master key can be unwrapped. */
  abstract holds(masterKeyId: string): Promise<boolean>;
}

export interface WrappedSecret {
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

export class UnknownMasterKey extends Error {
  override readonly name = 'UnknownMasterKey';

  constructor(readonly masterKeyId: string) {
    super(
      `The master key ${masterKeyId}, which protects stored data, is not at hand. Restore the key file it came from.`,
    );
  }
}
