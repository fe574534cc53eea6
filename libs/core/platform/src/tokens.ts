import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Actor } from '#kernel';
import { keptInFolder } from './data-folder.js';
import type { Settings } from './settings.js';

/** The key that signs and verifies tokens. */
export abstract class TokenKey {
  abstract readonly secret: Uint8Array;
  abstract readonly issuer: string;
  abstract readonly audience: string;
}

const secretBytes = 48;

/** The token key from the settings. If they have no secret, one is generated once and kept in the data folder. */
export const tokenKey = ({ tokenSecret, tokenIssuer, tokenAudience, dataDir }: Settings): TokenKey => {
  const secret =
    tokenSecret ?? keptInFolder(dataDir, 'token-secret', () => randomBytes(secretBytes).toString('base64url'));
  return { secret: new TextEncoder().encode(secret.trim()), issuer: tokenIssuer, audience: tokenAudience };
};

/** A token (JWT) that identifies its bearer to the API as this actor. */
export const mintToken = ({ id, ...claims }: Actor, key: TokenKey, lifetimeSeconds: number): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(id)
    .setIssuer(key.issuer)
    .setAudience(key.audience)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds} s`)
    .sign(key.secret);
