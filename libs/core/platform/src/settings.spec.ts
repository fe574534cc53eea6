import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { ownClaimNames } from './identity-provider.js';
import { readSettings } from './settings.js';

describe('settings', () => {
  it('have defaults that work without any', () => {
    expect(readSettings({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      dataDir: path.resolve('.casefold'),
      databaseUrl: undefined,
      eventStoreUrl: undefined,
      logLevel: 'info',
      keyFile: path.resolve('.casefold/master-keys.json'),
      sealKeyFile: path.resolve('.casefold/seal-key.pem'),
      sealsFile: path.resolve('.casefold/seals.ndjson'),
      accessSealsFile: path.resolve('.casefold/access-seals.ndjson'),
      outboundFile: path.resolve('.casefold/outbound-messages.ndjson'),
    });
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: undefined });
  });

  it('keep the keys in the data folder unless told otherwise', () => {
    expect(readSettings({ CASEFOLD_DATA_DIR: '/srv/desk' }).keyFile).toBe('/srv/desk/master-keys.json');
    expect(readSettings({ CASEFOLD_KEY_FILE: '/run/secrets/keys' }).keyFile).toBe('/run/secrets/keys');
  });

  it('show the schema to nobody in production, unless told to', () => {
    expect(readSettings({}).introspection).toBe(true);
    expect(readSettings({ NODE_ENV: 'production' }).introspection).toBe(false);
    expect(readSettings({ NODE_ENV: 'production', CASEFOLD_INTROSPECTION: 'on' }).introspection).toBe(true);
  });

  it('take lists with commas', () => {
    const { corsOrigins, trustedProxies } = readSettings({
      CASEFOLD_CORS_ORIGINS: 'https://desk.example.com, http://localhost:3000',
      CASEFOLD_TRUSTED_PROXIES: '10.0.0.0/8,::1',
    });
    expect(corsOrigins).toEqual(['https://desk.example.com', 'http://localhost:3000']);
    expect(trustedProxies).toEqual(['10.0.0.0/8', '::1']);
    expect(readSettings({})).toMatchObject({ corsOrigins: [], trustedProxies: [] });
  });

  it('know an identity provider by its issuer, and its claims by other names', () => {
    const { identityProvider } = readSettings({
      CASEFOLD_OIDC_ISSUER: 'https://id.example.com/realms/desk',
      CASEFOLD_TOKEN_CLAIMS: 'role=realm_access.roles, customerId=https://desk.example.com/crm',
    });
    expect(identityProvider).toEqual({
      issuer: 'https://id.example.com/realms/desk',
      keysUrl: undefined,
      claims: { ...ownClaimNames, role: 'realm_access.roles', customerId: 'https://desk.example.com/crm' },
    });
    expect(readSettings({}).identityProvider).toBeUndefined();
  });

  it.each(['kurrentdb://a:2113,b:2113?tls=false', 'esdb+discover://admin:secret@cluster:2113'])(
    'take any connection string of KurrentDB: %s',
    (url) => expect(readSettings({ EVENT_STORE_URL: url }).eventStoreUrl).toBe(url),
  );

  it.each([
    ['PORT', '65536', 'PORT must be a whole number from 0 to 65535.'],
    ['PORT', '80a', 'PORT must be a whole number from 0 to 65535.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
    [
      'CASEFOLD_OIDC_ISSUER',
      'http://id.example.com',
      'CASEFOLD_OIDC_ISSUER must be an address that starts with https://.',
    ],
    [
      'CASEFOLD_JWKS_URL',
      'https://id.example.com/keys',
      'CASEFOLD_JWKS_URL also needs CASEFOLD_OIDC_ISSUER, the issuer of these keys.',
    ],
    [
      'CASEFOLD_TOKEN_CLAIMS',
      'rule=roles',
      'CASEFOLD_TOKEN_CLAIMS must list fields and claims, for example role=realm_access.roles,customerId=crm_id.',
    ],
    ['CASEFOLD_TOKEN_SECRET', 'short', 'CASEFOLD_TOKEN_SECRET must have at least 32 characters.'],
    [
      'DATABASE_URL',
      'mysql://user:secret@host/db',
      'DATABASE_URL must be an address such as postgres://user:password@host:port/database.',
    ],
    [
      'EVENT_STORE_URL',
      'http://admin:secret@host:2113',
      'EVENT_STORE_URL must be a connection string such as kurrentdb://user:password@host:2113 or kurrentdb+discover://cluster:2113.',
    ],
    ['CASEFOLD_CORS_ORIGINS', '*', 'CASEFOLD_CORS_ORIGINS must list origins such as https://desk.example.com.'],
    [
      'CASEFOLD_CORS_ORIGINS',
      'https://desk.example.com/',
      'CASEFOLD_CORS_ORIGINS must list origins such as https://desk.example.com.',
    ],
    [
      'CASEFOLD_TRUSTED_PROXIES',
      '10.0.0.0/33',
      'CASEFOLD_TRUSTED_PROXIES must list addresses or networks such as 10.0.0.0/8.',
    ],
  ])('name the variable that is wrong, and not its value: %s=%s', (name, value, sentence) => {
    expect(() => readSettings({ [name]: value })).toThrow(new Error(sentence));
  });
});
