import { z } from 'zod';
import { type Actor, OperatorError } from '#kernel';

/** The token claim for each field of an actor. Dots reach into nested claims: `realm_access.roles`. */
export type ClaimNames = { readonly [field in Exclude<keyof Actor, 'ownRecords'>]-?: string };

/** The claims of Casefold's own tokens. */
export const ownClaimNames: ClaimNames = {
  id: 'sub',
  role: 'role',
  tier: 'tier',
  region: 'region',
  site: 'site',
  queues: 'queues',
  customerId: 'customerId',
  scope: 'scope',
};

/** An OpenID Connect provider whose tokens are accepted. */
export interface IdentityProvider {
  /** The exact `iss` claim of its tokens. */
  readonly issuer: string;
  /** URL of its public keys (JWKS). Default: the one in its discovery document. */
  readonly keysUrl?: string;
  readonly claims: ClaimNames;
}

/** Keys fetched over an unprotected connection could be anyone's. */
const isSafe = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
};

const safeAddress = z.string().refine(isSafe, 'must be an address that starts with https://').optional();

const claimNames = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((pair) => pair.trim()))
  .transform((pairs) => pairs.filter((pair) => pair !== '').map((pair) => pair.split(/=(.*)/s, 2)))
  .refine(
    (pairs) => pairs.every(([field, name]) => Object.hasOwn(ownClaimNames, field) && Boolean(name)),
    'must list fields and claims, for example role=realm_access.roles,customerId=crm_id',
  )
  .transform((pairs): ClaimNames => ({ ...ownClaimNames, ...Object.fromEntries(pairs) }));

/** The environment variables of the identity provider. */
export const providerVariables = {
  CASEFOLD_OIDC_ISSUER: safeAddress,
  CASEFOLD_JWKS_URL: safeAddress,
  CASEFOLD_TOKEN_CLAIMS: claimNames,
};

type ProviderVariables = z.output<z.ZodObject<typeof providerVariables>>;

/** @throws OperatorError if a key URL is set without an issuer. */
export const identityProviderIn = ({
  CASEFOLD_OIDC_ISSUER: issuer,
  CASEFOLD_JWKS_URL: keysUrl,
  CASEFOLD_TOKEN_CLAIMS: claims,
}: ProviderVariables): IdentityProvider | undefined => {
  if (issuer !== undefined) return { issuer, keysUrl, claims };
  if (keysUrl === undefined) return undefined;
  throw new OperatorError('CASEFOLD_JWKS_URL also needs CASEFOLD_OIDC_ISSUER, the issuer of these keys.');
};
