import { Injectable, Optional } from '@nestjs/common';
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify, type JWTVerifyOptions } from 'jose';
import { LRUCache } from 'lru-cache';
import { instantOf, millisecondsOf } from '#kernel';
import { Clock, ownClaimNames, Settings, TokenKey } from '#platform';
import { BadToken, type Bearer } from '#graphql';
import { ProviderKeys, type ProviderPatience } from './provider-keys.js';
import { actorIn } from './token-claims.js';

/** Number of valid tokens that are cached: checking the signature is most of the cost of a small query. */
const remembered = 1_000;
/** How long a cached token is accepted after the provider has withdrawn its key. */
const rememberedMs = 300_000;
/** Maximum length in characters; longer tokens would not fit into the headers of a request. */
const longestToken = 8_192;
/** Seconds by which the clock of a provider may differ from ours. */
const clockTolerance = 30;

/** Pinned by the kind of key: otherwise a token could choose to be checked with a public key as the secret, or not at all. */
const secretAlgorithms = ['HS256'];
const providerAlgorithms = ['RS256', 'ES256', 'EdDSA', 'Ed25519'];

/** Verifies bearer tokens (JWT) of the identity provider and those signed with the shared secret. */
@Injectable()
export class TokenVerifier {
  private readonly good = new LRUCache<string, Bearer>({ max: remembered, ttl: rememberedMs });
  private readonly providerKeys?: ProviderKeys;

  constructor(
    private readonly key: TokenKey,
    private readonly clock: Clock,
    private readonly settings: Settings,
    @Optional() patience?: ProviderPatience,
  ) {
    const { identityProvider } = settings;
    this.providerKeys = identityProvider && new ProviderKeys(identityProvider, patience);
  }

  /** @throws BadToken if the token is not accepted */
  async verify(token: string): Promise<Bearer> {
    const known = this.good.get(token);
    if (known && this.clock.now() < known.until) return known;
    if (token.length > longestToken) throw new BadToken('The token is too long.');
    const bearer = await this.check(token);
    this.good.set(token, bearer);
    return bearer;
  }

  private async check(token: string): Promise<Bearer> {
    try {
      return secretAlgorithms.includes(algorithmOf(token)) ? await this.ofSecret(token) : await this.ofProvider(token);
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new BadToken('The token has expired.');
      if (error instanceof errors.JOSEError) throw new BadToken('The token is not valid here.');
      throw error;
    }
  }

  /** With an identity provider, only a configured secret is accepted; the one in the data folder is for trying out. */
  private async ofSecret(token: string): Promise<Bearer> {
    if (this.providerKeys && this.settings.tokenSecret === undefined) throw notFromHere();
    const { secret, issuer, audience } = this.key;
    const rules = this.rulesFor({ algorithms: secretAlgorithms, issuer, audience });
    const { payload } = await jwtVerify(token, secret, rules);
    return { actor: actorIn(payload, ownClaimNames), until: endOf(payload) };
  }

  private async ofProvider(token: string): Promise<Bearer> {
    const { identityProvider: provider, tokenAudience: audience } = this.settings;
    if (!provider || !this.providerKeys) throw notFromHere();
    const { issuer, claims } = provider;
    const rules = this.rulesFor({ algorithms: providerAlgorithms, issuer, audience, clockTolerance });
    const { payload } = await jwtVerify(token, this.providerKeys.find, rules);
    return { actor: actorIn(payload, claims), until: endOf(payload, clockTolerance) };
  }

  private rulesFor(rules: JWTVerifyOptions): JWTVerifyOptions {
    return { ...rules, requiredClaims: ['exp'], currentDate: new Date(millisecondsOf(this.clock.now())) };
  }
}

const notFromHere = () => new BadToken('The token is not valid here.');

/** Returns the algorithm that a token names. Not trusted: it only selects the kind of key, whose algorithms are pinned. */
const algorithmOf = (token: string): string => {
  try {
    return decodeProtectedHeader(token).alg ?? 'none';
  } catch {
    throw notFromHere();
  }
};

const endOf = ({ exp = 0 }: JWTPayload, toleranceSeconds = 0) => instantOf((exp + toleranceSeconds) * 1000);
