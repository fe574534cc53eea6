import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { TokenKey } from '#platform';
import { agent } from './support/actors.js';
import { TestApi } from './support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

describe('a token', () => {
  const ask = async (authorization: string) => {
    const { errors } = await api.ask('{ cases { totalCount } }', {}, { headers: { authorization } });
    return errors?.[0];
  };
  const claims = (role: string) =>
    new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject('a').setIssuedAt();

  it('that is valid is accepted', async () => {
    expect(await ask(`Bearer ${await api.tokenFor(agent)}`)).toBeUndefined();
  });

  it('that has expired is refused with the reason', async () => {
    const error = await ask(`Bearer ${await api.tokenFor(agent, -10)}`);
    expect(error).toMatchObject({ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } });
  });

  it.each(['', 'Bearer', 'Bearer nonsense', 'Basic YTpi'])('like %j is refused', async (authorization) => {
    expect(await ask(authorization)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('without a signature is refused, whatever it claims', async () => {
    const { issuer, audience } = api.app.get(TokenKey, { strict: false });
    const unsecured = new UnsecuredJWT({ role: 'agent' }).setSubject('a').setIssuer(issuer).setAudience(audience);
    const token = unsecured.setExpirationTime('1 h').encode();
    expect(await ask(`Bearer ${token}`)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it.each<[string, (key: TokenKey) => Promise<string>]>([
    [
      'another secret',
      ({ issuer, audience }) =>
        claims('agent').setIssuer(issuer).setAudience(audience).setExpirationTime('1 h').sign(new Uint8Array(48)),
    ],
    [
      'another issuer',
      ({ secret, audience }) =>
        claims('agent').setIssuer('x').setAudience(audience).setExpirationTime('1 h').sign(secret),
    ],
    [
      'another audience',
      ({ secret, issuer }) => claims('agent').setIssuer(issuer).setAudience('x').setExpirationTime('1 h').sign(secret),
    ],
    ['no end', ({ secret, issuer, audience }) => claims('agent').setIssuer(issuer).setAudience(audience).sign(secret)],
    [
      'an unknown role',
      ({ secret, issuer, audience }) =>
        claims('king').setIssuer(issuer).setAudience(audience).setExpirationTime('1 h').sign(secret),
    ],
    [
      'the role of the system',
      ({ secret, issuer, audience }) =>
        claims('system').setIssuer(issuer).setAudience(audience).setExpirationTime('1 h').sign(secret),
    ],
    [
      'a customer without a customer id',
      ({ secret, issuer, audience }) =>
        claims('customer').setIssuer(issuer).setAudience(audience).setExpirationTime('1 h').sign(secret),
    ],
  ])('of %s does not', async (_, mint) => {
    const token = await mint(api.app.get(TokenKey, { strict: false }));
    expect(await ask(`Bearer ${token}`)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });
});
