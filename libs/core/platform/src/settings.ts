import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#kernel';
import { type IdentityProvider, identityProviderIn, providerVariables } from './identity-provider.js';

/** Settings from the environment, read once at program start. */
export abstract class Settings {
  /** `PORT`, default 4000. 0 picks any free port. */
  abstract readonly port: number;
  /** `HOST`, default 127.0.0.1: the address that the API listens on. */
  abstract readonly host: string;
  /** `CASEFOLD_DATA_DIR`, default `.casefold`; absolute here. Holds keys, secrets and the embedded database. */
  abstract readonly dataDir: string;
  /** `DATABASE_URL`: an existing Postgres. Default: the embedded one. */
  abstract readonly databaseUrl?: string;
  /** `EVENT_STORE_URL`: the KurrentDB or EventStoreDB that holds the log. Default: the log is in Postgres. */
  abstract readonly eventStoreUrl?: string;
  /** `LOG_LEVEL`, default info. */
  abstract readonly logLevel: LogLevel;
  /** `CASEFOLD_TOKEN_SECRET`: signs tokens. Default: a secret from a file in the data folder. */
  abstract readonly tokenSecret?: string;
  /** `CASEFOLD_TOKEN_ISSUER`, default casefold: the `iss` of tokens. */
  abstract readonly tokenIssuer: string;
  /** `CASEFOLD_TOKEN_AUDIENCE`, default casefold: the `aud` of tokens. */
  abstract readonly tokenAudience: string;
  /** `CASEFOLD_OIDC_ISSUER` and related variables: an external issuer of tokens. Default: none. */
  abstract readonly identityProvider?: IdentityProvider;
  /** `CASEFOLD_KEY_FILE`: file of the master keys. Default: `master-keys.json` in the data folder. */
  abstract readonly keyFile: string;
  /** `CASEFOLD_SEAL_KEY_FILE`: file of the key that signs seals. Default: `seal-key.pem` in the data folder. */
  abstract readonly sealKeyFile: string;
  /** `CASEFOLD_SEALS_FILE`: where seals are published. Default: `seals.ndjson` in the data folder. */
  abstract readonly sealsFile: string;
  /**
   * `CASEFOLD_ACCESS_SEALS_FILE`: where seals of the access log are published. Default: `access-seals.ndjson` in the
   * data folder.
   */
  abstract readonly accessSealsFile: string;
  /**
   * `CASEFOLD_OUTBOUND_FILE`: where messages to customers are written. Default: `outbound-messages.ndjson` in the data
   * folder.
   */
  abstract readonly outboundFile: string;
  /** `CASEFOLD_DEMO_CASES`, default 100: demo cases that the first `npm start` creates. 0 creates none. */
  abstract readonly demoCases: number;
  /**
   * `CASEFOLD_INTROSPECTION`: allows introspection and serves GraphiQL. Default: off if `NODE_ENV` is production,
   * otherwise on.
   */
  abstract readonly introspection: boolean;
  /**
   * `CASEFOLD_CORS_ORIGINS`: origins whose pages may call the API, such as `https://desk.example.com`. Default: none.
   */
  abstract readonly corsOrigins: readonly string[];
  /**
   * `CASEFOLD_TRUSTED_PROXIES`: addresses and networks whose `X-Forwarded-For` is trusted, such as `10.0.0.0/8`.
   * Default: none.
   */
  abstract readonly trustedProxies: readonly string[];
  /**
   * `CASEFOLD_ACTOR_POINTS`, default 20000: points that an actor may spend on operations per ten seconds and replica.
   */
  abstract readonly actorPoints: number;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const wholeNumber = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d+$/, error)
    .transform(Number)
    .refine((number) => number >= from && number <= to, error);
};

/** A comma-separated list; spaces around entries are ignored. */
const list = (isRight: (entry: string) => boolean, error: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').map((entry) => entry.trim()))
    .transform((entries) => entries.filter((entry) => entry !== ''))
    .refine((entries) => entries.every(isRight), error);

const isOrigin = (entry: string): boolean => URL.canParse(entry) && new URL(entry).origin === entry;

/** An IP address, optionally with a prefix length. */
const isNetwork = (entry: string): boolean => {
  const [address, prefix = '0', ...rest] = entry.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  return bits !== undefined && /^\d+$/.test(prefix) && Number(prefix) <= bits && rest.length === 0;
};

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  CASEFOLD_DATA_DIR: z.string().default('.casefold'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address such as postgres://user:password@host:port/database',
    })
    .optional(),
  EVENT_STORE_URL: z
    .string()
    .regex(
      /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/\S+$/,
      'must be a connection string such as kurrentdb://user:password@host:2113 or kurrentdb+discover://cluster:2113',
    )
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  CASEFOLD_TOKEN_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  CASEFOLD_TOKEN_ISSUER: z.string().default('casefold'),
  CASEFOLD_TOKEN_AUDIENCE: z.string().default('casefold'),
  ...providerVariables,
  CASEFOLD_KEY_FILE: z.string().optional(),
  CASEFOLD_SEAL_KEY_FILE: z.string().optional(),
  CASEFOLD_SEALS_FILE: z.string().optional(),
  CASEFOLD_ACCESS_SEALS_FILE: z.string().optional(),
  CASEFOLD_OUTBOUND_FILE: z.string().optional(),
  CASEFOLD_DEMO_CASES: wholeNumber(0, 1_000_000).default(100),
  NODE_ENV: z.string().optional(),
  CASEFOLD_INTROSPECTION: z.enum(['on', 'off'], 'must be on or off').optional(),
  CASEFOLD_CORS_ORIGINS: list(isOrigin, 'must list origins such as https://desk.example.com'),
  CASEFOLD_TRUSTED_PROXIES: list(isNetwork, 'must list addresses or networks such as 10.0.0.0/8'),
  CASEFOLD_ACTOR_POINTS: wholeNumber(100, 1_000_000_000).default(20_000),
});

/** @throws OperatorError naming the first invalid variable, without its value, which may be a secret. */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(given);
  if (error) {
    const [{ path: variable, message }] = error.issues;
    throw new OperatorError(`${variable.join('.')} ${message}.`);
  }
  const dataDir = path.resolve(data.CASEFOLD_DATA_DIR);
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir,
    databaseUrl: data.DATABASE_URL,
    eventStoreUrl: data.EVENT_STORE_URL,
    logLevel: data.LOG_LEVEL,
    tokenSecret: data.CASEFOLD_TOKEN_SECRET,
    tokenIssuer: data.CASEFOLD_TOKEN_ISSUER,
    tokenAudience: data.CASEFOLD_TOKEN_AUDIENCE,
    identityProvider: identityProviderIn(data),
    keyFile: path.resolve(data.CASEFOLD_KEY_FILE ?? path.join(dataDir, 'master-keys.json')),
    sealKeyFile: path.resolve(data.CASEFOLD_SEAL_KEY_FILE ?? path.join(dataDir, 'seal-key.pem')),
    sealsFile: path.resolve(data.CASEFOLD_SEALS_FILE ?? path.join(dataDir, 'seals.ndjson')),
    accessSealsFile: path.resolve(data.CASEFOLD_ACCESS_SEALS_FILE ?? path.join(dataDir, 'access-seals.ndjson')),
    outboundFile: path.resolve(data.CASEFOLD_OUTBOUND_FILE ?? path.join(dataDir, 'outbound-messages.ndjson')),
    demoCases: data.CASEFOLD_DEMO_CASES,
    introspection: (data.CASEFOLD_INTROSPECTION ?? (data.NODE_ENV === 'production' ? 'off' : 'on')) === 'on',
    corsOrigins: data.CASEFOLD_CORS_ORIGINS,
    trustedProxies: data.CASEFOLD_TRUSTED_PROXIES,
    actorPoints: data.CASEFOLD_ACTOR_POINTS,
  };
};

/**
 * The database URL, for programs that start no database themselves.
 * @throws OperatorError if `DATABASE_URL` is not set.
 */
export const requireDatabaseUrl = ({ databaseUrl }: Settings): string => {
  if (databaseUrl) return databaseUrl;
  throw new OperatorError(
    'DATABASE_URL is required: only "npm start" and the casefold tools start a database themselves.',
  );
};
