import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import type { Actor } from '#kernel';
import { mintToken, readSettings, SystemClock, type TokenKey, tokenKey } from '#platform';
import { IdentityProviderDouble } from './testing/identity-provider-double.js';
import { TokenVerifier } from './token-verifier.js';

const secret = 'the secret of the specs, and of nothing else';
const agent: Actor = { id: 'agent-1', role: 'agent', tier: 1 };

let provider: IdentityProviderDouble;
let key: TokenKey;

beforeEach(async () => {
  provider = await IdentityProviderDouble.start();
  await provider.rotate();
});

afterEach(() => provider.stop());

/** Creates a verifier from environment variables. With zero waiting times, so that specs need not wait. */
const verifierFor = (variables: Record<string, string>, patience = { unknownKeyMs: 0, outageMs: 0 }) => {
  const settings = readSettings({ CASEFOLD_TOKEN_SECRET: secret, ...variables });
  key = tokenKey({ ...settings, tokenSecret: secret });
  return new TokenVerifier(key, new SystemClock(), settings, patience);
};

const withProvider = (variables: Record<string, string> = {}) =>
  verifierFor({ CASEFOLD_OIDC_ISSUER: provider.issuer, ...variables });

describe('tokens of an identity provider', () => {
  it.each(['RS256', 'ES256', 'EdDSA'])('signed by %s are accepted', async (algorithm) => {
    await provider.rotate(algorithm);
    const { actor } = await withProvider().verify(await provider.token({ role: 'engineer', region: 'EU' }));
    expect(actor).toEqual({ id: 'u-1', role: 'engineer', tier: 2, region: 'EU' });
  });

  it('are checked with keys from a configured address, without discovery', async () => {
    provider.claimedIssuer = 'https://elsewhere.example.com';
    const verifier = withProvider({ CASEFOLD_JWKS_URL: `${provider.issuer}/keys` });
    expect((await verifier.verify(await provider.token({ role: 'agent' }))).actor.role).toBe('agent');
  });

  it('are refused if the discovery document states another issuer', async () => {
    provider.claimedIssuer = 'https://elsewhere.example.com';
    await expect(withProvider().verify(await provider.token({ role: 'agent' }))).rejects.toThrow('cannot be reached');
  });

  it.each<[string, Record<string, unknown>]>([
    ['another issuer', { iss: 'https://elsewhere.example.com' }],
    ['another audience', { aud: 'another service' }],
    ['a time to come', { nbf: Date.now() / 1000 + 120 }],
    ['no role of ours', { role: ['offline_access'] }],
    ['the role of the system', { role: 'system' }],
    ['two roles of ours', { role: ['policy-admin', 'privacy-officer'] }],
    ['a customer without a record', { role: 'customer' }],
  ])('of %s are refused', async (_, claims) => {
    await expect(withProvider().verify(await provider.token({ role: 'agent', ...claims }))).rejects.toThrow('token');
  });

  it('may have expired within the clock tolerance, but not longer ago', async () => {
    const verifier = withProvider();
    const expired = (seconds: number) =>
      provider.token({ role: 'agent', exp: Math.floor(Date.now() / 1000) - seconds });
    expect((await verifier.verify(await expired(15))).actor.role).toBe('agent');
    await expect(verifier.verify(await expired(45))).rejects.toThrow('The token has expired.');
  });

  it('are refused if they have an unknown critical header', async () => {
    const token = await provider.token({ role: 'agent' }, { 'urn:example:new': 'x' });
    const [head, ...rest] = token.split('.');
    const header = { ...(JSON.parse(Buffer.from(head, 'base64url').toString()) as object), crit: ['urn:example:new'] };
    const critical = [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.');
    await expect(withProvider().verify(critical)).rejects.toThrow('The token is not valid here.');
  });

  it('cannot be forged with the public key as a secret', async () => {
    const publicKey = new TextEncoder().encode(await provider.publicKey());
    const forged = new SignJWT({ role: 'agent', sub: 'u-1', iss: provider.issuer, aud: 'casefold' })
      .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      .setExpirationTime('5 min');
    await expect(withProvider().verify(await forged.sign(publicKey))).rejects.toThrow('The token is not valid here.');
  });

  it('are refused without a signature', async () => {
    const unsecured = new UnsecuredJWT({ role: 'agent', sub: 'u-1', iss: provider.issuer, aud: 'casefold' });
    const token = unsecured.setExpirationTime('5 min').encode();
    await expect(withProvider().verify(token)).rejects.toThrow('The token is not valid here.');
  });

  it('are refused unread if they are too long', async () => {
    const token = await provider.token({ role: 'agent', padding: 'x'.repeat(8_192) });
    await expect(withProvider().verify(token)).rejects.toThrow('The token is too long.');
    expect(provider.keyRequests).toEqual([]);
  });
});

describe('claims under other names', () => {
  const claims = 'role=realm_access.roles, customerId=https://desk.example.com/crm, scope=scp, id=oid';

  it('are found, nested ones too', async () => {
    const token = await provider.token({
      oid: 'user-7',
      realm_access: { roles: ['offline_access', 'customer'] },
      'https://desk.example.com/crm': 'C-7',
      scp: 'openid case cases',
    });
    const { actor } = await withProvider({ CASEFOLD_TOKEN_CLAIMS: claims }).verify(token);
    expect(actor).toEqual({ id: 'user-7', role: 'customer', customerId: 'C-7', scope: ['openid', 'case', 'cases'] });
  });

  it('apply to tokens of the provider only', async () => {
    const verifier = withProvider({ CASEFOLD_TOKEN_CLAIMS: claims });
    expect((await verifier.verify(await mintToken(agent, key, 60))).actor).toMatchObject(agent);
  });
});

describe('keys of a provider', () => {
  it('are fetched once, and again when a token names a new one', async () => {
    const verifier = withProvider();
    await verifier.verify(await provider.token({ role: 'agent' }));
    await verifier.verify(await provider.token({ role: 'engineer' }));
    expect(provider.keyRequests).toHaveLength(1);
    await provider.rotate();
    expect((await verifier.verify(await provider.token({ role: 'agent' }))).actor.role).toBe('agent');
    expect(provider.keyRequests).toHaveLength(2);
  });

  it('that were withdrawn are not accepted once new ones were fetched', async () => {
    const verifier = withProvider();
    const [before, after] = [await provider.token({ role: 'agent' }), await provider.token({ role: 'agent', nth: 2 })];
    await verifier.verify(before);
    await provider.rotate();
    provider.withdrawFormerKeys();
    await verifier.verify(await provider.token({ role: 'agent', nth: 3 }));
    await expect(verifier.verify(after)).rejects.toThrow('The token is not valid here.');
  });

  it('are not fetched again for each token that names an unknown one', async () => {
    const verifier = verifierFor({ CASEFOLD_OIDC_ISSUER: provider.issuer }, { unknownKeyMs: 60_000, outageMs: 0 });
    for (const kid of ['a', 'b', 'c']) {
      await expect(verifier.verify(await provider.token({ role: 'agent' }, { kid }))).rejects.toThrow('not valid here');
    }
    expect(provider.keyRequests).toHaveLength(1);
  });

  it('stay valid while the provider cannot be reached', async () => {
    const verifier = withProvider();
    await verifier.verify(await provider.token({ role: 'agent' }));
    provider.isDown = true;
    expect((await verifier.verify(await provider.token({ role: 'engineer' }))).actor.role).toBe('engineer');
    await expect(verifier.verify(await provider.token({ role: 'agent' }, { kid: 'new' }))).rejects.toThrow('not valid');
    expect((await verifier.verify(await provider.token({ role: 'quality' }))).actor.role).toBe('quality');
  });

  it('are fetched once a provider responds that did not at first', async () => {
    const verifier = withProvider();
    provider.isDown = true;
    const token = await provider.token({ role: 'agent' });
    await expect(verifier.verify(token)).rejects.toThrow('cannot be reached');
    provider.isDown = false;
    expect((await verifier.verify(token)).actor.role).toBe('agent');
  });
});

describe('tokens signed with the shared secret', () => {
  it('are accepted without a provider, and beside one if the secret was configured', async () => {
    for (const verifier of [verifierFor({}), withProvider()]) {
      expect((await verifier.verify(await mintToken(agent, key, 60))).actor).toMatchObject(agent);
    }
  });

  it('are refused beside a provider if the secret is the generated one of the data folder', async () => {
    const verifier = withProvider({ CASEFOLD_TOKEN_SECRET: '' });
    await expect(verifier.verify(await mintToken(agent, key, 60))).rejects.toThrow('The token is not valid here.');
  });

  it('of a provider are refused if none is configured', async () => {
    await expect(verifierFor({}).verify(await provider.token({ role: 'agent' }))).rejects.toThrow('not valid here');
  });

  it('expire', async () => {
    await expect(verifierFor({}).verify(await mintToken(agent, key, -1))).rejects.toThrow('The token has expired.');
  });
});
