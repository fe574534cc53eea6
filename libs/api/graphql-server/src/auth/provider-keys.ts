import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type CryptoKey,
  errors,
  type FlattenedJWSInput,
  type JWSHeaderParameters,
} from 'jose';
import { z } from 'zod';
import type { IdentityProvider } from '#platform';
import { BadToken } from '#graphql';

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/** How long the provider is left alone, in milliseconds: with a key that it has not told of, and after it could not be reached. */
export interface ProviderPatience {
  readonly unknownKeyMs: number;
  readonly outageMs: number;
}

const usualPatience: ProviderPatience = { unknownKeyMs: 30_000, outageMs: 10_000 };
const longestFetchMs = 5_000;
/** After this a key that the provider has withdrawn is not taken any more. */
const keptMs = 600_000;

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * The public keys of an identity provider: fetched when first needed, again every ten minutes and when a token names one
 * that is not known. While the provider can't be reached, those that were fetched last stay good.
 */
export class ProviderKeys {
  private remote?: RemoteKeys;
  private discovery?: Promise<URL>;
  private leftAloneUntil = 0;

  constructor(
    private readonly provider: IdentityProvider,
    private readonly patience = usualPatience,
  ) {}

  /**
   * The key that a token names, for jose.
   * @throws BadToken where the provider has never been reached, JOSEError where it has no such key.
   */
  readonly find = async (header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> => {
    if (Date.now() < this.leftAloneUntil) return this.findKept(header, token);
    try {
      this.remote ??= createRemoteJWKSet(await this.keysAddress(), {
        timeoutDuration: longestFetchMs,
        cooldownDuration: this.patience.unknownKeyMs,
        cacheMaxAge: keptMs,
      });
      return await this.remote(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      this.leftAloneUntil = Date.now() + this.patience.outageMs;
      return this.findKept(header, token);
    }
  };

  private async findKept(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    const kept = this.remote?.jwks();
    if (!kept) throw new BadToken('The identity provider can not be reached, so that no token can be checked.');
    return createLocalJWKSet(kept)(header, token);
  }

  /** Asked for once, by all who wait for it together. */
  private keysAddress(): Promise<URL> {
    const { keysUrl } = this.provider;
    if (keysUrl) return Promise.resolve(new URL(keysUrl));
    this.discovery ??= this.discovered().finally(() => (this.discovery = undefined));
    return this.discovery;
  }

  /** @throws Error where the provider says that it is another one: then its keys are not those that were meant. */
  private async discovered(): Promise<URL> {
    const { issuer } = this.provider;
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(longestFetchMs) });
    if (!response.ok) throw new Error(`The identity provider answered ${response.status}`);
    const { issuer: told, jwks_uri: keys } = metadata.parse(await response.json());
    if (told !== issuer) throw new Error('The identity provider says that it is another one');
    return new URL(keys);
  }
}

const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
