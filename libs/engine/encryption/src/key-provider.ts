import { OperatorError } from '#kernel';

/**
 * Wraps the secrets of subjects under a master key, so that the database or a dump of it alone reveals nothing. In
 * standalone mode the keys are in a file. The interface also fits a key management service: it never exposes a master
 * key and takes many secrets per call. Calls may fail or be throttled; the caller retries.
 */
export abstract class KeyProvider {
  /** Wraps under the current master key and returns its id with each result. */
  abstract wrap(secrets: readonly Buffer[]): Promise<readonly WrappedSecret[]>;

  /** @throws UnknownMasterKey if the master key of a secret is not available. */
  abstract unwrap(secrets: readonly WrappedSecret[]): Promise<readonly Buffer[]>;

  /** Whether secrets wrapped under this master key can be unwrapped. */
  abstract holds(masterKeyId: string): Promise<boolean>;

  /** Id of the master key under which secrets are wrapped now. */
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
      `The master key ${masterKeyId}, which protects stored data, is missing. Restore the key file that contains it.`,
    );
  }
}
