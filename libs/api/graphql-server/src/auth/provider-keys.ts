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

/** How long to wait before the provider is called again: after a token with an unknown key, and after an outage. */
export interface ProviderPatience {
  readonly unknownKeyMs: number;
  readonly outageMs: number;
}

const usualPatience: ProviderPatience = { unknownKeyMs: 30_000, outageMs: 10_000 };
const longestFetchMs = 5_000;
/** Time after which a key that the provider has withdrawn is no longer accepted. */
const keptMs = 600_000;

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * The public keys of an identity provider: fetched when first needed, every ten minutes, and when a token names an unknown
 * key. While the provider cannot be reached, the keys that were fetched last are used.
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
   * Returns the key that a token names. Called by jose.
   * @throws BadToken if the provider was never reached
   * @throws JOSEError if the provider has no such key
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
    if (!kept)
      throw new BadToken(
        'The token cannot be checked, because the identity provider cannot be reached. Try again later.',
      );
    return createLocalJWKSet(kept)(header, token);
  }

  /** Returns the address of the keys. Concurrent calls share one request. */
  private keysAddress(): Promise<URL> {
    const { keysUrl } = this.provider;
    if (keysUrl) return Promise.resolve(new URL(keysUrl));
    this.discovery ??= this.discovered().finally(() => (this.discovery = undefined));
    return this.discovery;
  }

  /** @throws Error if the discovery document states another issuer, whose keys must not be trusted */
  private async discovered(): Promise<URL> {
    const { issuer } = this.provider;
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(longestFetchMs) });
    if (!response.ok) throw new Error(`The identity provider answered ${response.status}`);
    const { issuer: told, jwks_uri: keys } = metadata.parse(await response.json());
    if (told !== issuer) throw new Error(`The identity provider states another issuer than ${issuer}`);
    return new URL(keys);
  }
}

const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
