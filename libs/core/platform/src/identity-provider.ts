import { z } from 'zod';
import { type Actor, OperatorError } from '#kernel';

/** By which claims a token says what we know of its bearer; with dots where a claim stands in another: `realm_access.roles`. */
export type ClaimNames = { readonly [field in Exclude<keyof Actor, 'ownRecords'>]-?: string };

/** Those of our own tokens. */
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
  /** The `iss` of its tokens, letter by letter. */
  readonly issuer: string;
  /** Where its public keys are (JWKS); without it, where its discovery document says. */
  readonly keysUrl?: string;
  readonly claims: ClaimNames;
}

/** Keys that came over a line that others can write on would be anyone's. */
const isSafe = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
};

const safeAddress = z.string().refine(isSafe, 'must be an address that begins with https://').optional();

const claimNames = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((pair) => pair.trim()))
  .transform((pairs) => pairs.filter((pair) => pair !== '').map((pair) => pair.split(/=(.*)/s, 2)))
  .refine(
    (pairs) => pairs.every(([field, name]) => Object.hasOwn(ownClaimNames, field) && Boolean(name)),
    'must list fields and claims such as role=realm_access.roles,customerId=crm_id',
  )
  .transform((pairs): ClaimNames => ({ ...ownClaimNames, ...Object.fromEntries(pairs) }));

/** What of the environment is about the provider. */
export const providerVariables = {
  CASEFOLD_OIDC_ISSUER: safeAddress,
  CASEFOLD_JWKS_URL: safeAddress,
  CASEFOLD_TOKEN_CLAIMS: claimNames,
};

type ProviderVariables = z.output<z.ZodObject<typeof providerVariables>>;

/** @throws OperatorError */
export const identityProviderIn = ({
  CASEFOLD_OIDC_ISSUER: issuer,
  CASEFOLD_JWKS_URL: keysUrl,
  CASEFOLD_TOKEN_CLAIMS: claims,
}: ProviderVariables): IdentityProvider | undefined => {
  if (issuer !== undefined) return { issuer, keysUrl, claims };
  if (keysUrl === undefined) return undefined;
  throw new OperatorError('CASEFOLD_JWKS_URL needs CASEFOLD_OIDC_ISSUER, whose keys they are.');
};
