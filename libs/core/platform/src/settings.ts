import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#kernel';
import { type IdentityProvider, identityProviderIn, providerVariables } from './identity-provider.js';

/** What the environment decides: read once, when a program starts. */
export abstract class Settings {
  /** `PORT`, 4000. Zero takes any free one. */
  abstract readonly port: number;
  /** `HOST`, 127.0.0.1: the address that the API listens on. */
  abstract readonly host: string;
  /** `CASEFOLD_DATA_DIR`, `.casefold`: absolute here. Holds keys, secrets and the embedded database. */
  abstract readonly dataDir: string;
  /** `DATABASE_URL`: an existing Postgres to use instead of the embedded one. */
  abstract readonly databaseUrl?: string;
  /** `EVENT_STORE_URL`: the KurrentDB or EventStoreDB that keeps the log; without it the log is in Postgres. */
  abstract readonly eventStoreUrl?: string;
  /** `LOG_LEVEL`, info. */
  abstract readonly logLevel: LogLevel;
  /** `CASEFOLD_TOKEN_SECRET`: what tokens are signed with. Without it, a file in the data folder holds one. */
  abstract readonly tokenSecret?: string;
  /** `CASEFOLD_TOKEN_ISSUER`, casefold: the `iss` of tokens. */
  abstract readonly tokenIssuer: string;
  /** `CASEFOLD_TOKEN_AUDIENCE`, casefold: the `aud` of tokens. */
  abstract readonly tokenAudience: string;
  /** `CASEFOLD_OIDC_ISSUER` and what goes with it: who else makes tokens; nobody without it. */
  abstract readonly identityProvider?: IdentityProvider;
  /** `CASEFOLD_KEY_FILE`: the master keys; without it `master-keys.json` in the data folder. */
  abstract readonly keyFile: string;
  /** `CASEFOLD_SEAL_KEY_FILE`: what seals are signed with; without it `seal-key.pem` in the data folder. */
  abstract readonly sealKeyFile: string;
  /** `CASEFOLD_SEALS_FILE`: where seals are published; without it `seals.ndjson` in the data folder. */
  abstract readonly sealsFile: string;
  /** `CASEFOLD_ACCESS_SEALS_FILE`: where seals of the access log are published; without it `access-seals.ndjson` in the data folder. */
  abstract readonly accessSealsFile: string;
  /** `CASEFOLD_OUTBOUND_FILE`: where messages to customers go; without it `outbound-messages.ndjson` in the data folder. */
  abstract readonly outboundFile: string;
  /** `CASEFOLD_DEMO_CASES`, 100: how many demo cases the first `npm start` makes; zero for none. */
  abstract readonly demoCases: number;
  /** `CASEFOLD_INTROSPECTION`, off where `NODE_ENV` is production, else on: whether the schema may be asked for, and GraphiQL is served. */
  abstract readonly introspection: boolean;
  /** `CASEFOLD_CORS_ORIGINS`, none: other origins whose pages may ask, as `https://desk.example.com`. */
  abstract readonly corsOrigins: readonly string[];
  /** `CASEFOLD_TRUSTED_PROXIES`, none: addresses and networks whose `X-Forwarded-For` is believed, as `10.0.0.0/8`. */
  abstract readonly trustedProxies: readonly string[];
  /** `CASEFOLD_ACTOR_POINTS`, 20000: what an actor may spend on operations within ten seconds, on each replica. */
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

/** A list with commas between; blanks around them don't matter. */
const list = (isRight: (entry: string) => boolean, error: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').map((entry) => entry.trim()))
    .transform((entries) => entries.filter((entry) => entry !== ''))
    .refine((entries) => entries.every(isRight), error);

const isOrigin = (entry: string): boolean => URL.canParse(entry) && new URL(entry).origin === entry;

/** An address, or one with the length of its prefix. */
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
    .url({ protocol: /^postgres(ql)?$/, error: 'must be an address postgres://user:password@host:port/database' })
    .optional(),
  EVENT_STORE_URL: z
    .string()
    .regex(
      /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/\S+$/,
      'must be a connection string as kurrentdb://user:password@host:2113 or kurrentdb+discover://cluster:2113',
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

/** @throws OperatorError naming the first variable that is wrong; its value is not quoted, it may be a secret. */
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
 * For programs that have no database of their own.
 * @throws OperatorError where the settings name none.
 */
export const requireDatabaseUrl = ({ databaseUrl }: Settings): string => {
  if (databaseUrl) return databaseUrl;
  throw new OperatorError(
    'DATABASE_URL is needed: only "npm start" and the casefold tools bring a database of their own.',
  );
};
