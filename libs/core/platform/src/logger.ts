import { pino } from 'pino';
import { correlationId } from './correlation.js';
import type { LogLevel } from './settings.js';

type Log = (fields: object, message: string) => void;

/** Structured logging: variable values go into fields, errors into `err`. */
export abstract class Logger {
  abstract readonly error: Log;
  abstract readonly warn: Log;
  abstract readonly info: Log;
  abstract readonly debug: Log;
}

const stdout = 1;
const stderr = 2;

/** Logs JSON lines with the correlation id of the current request. Use stderr if stdout carries results. */
export const createLogger = (level: LogLevel, output: 'stdout' | 'stderr' = 'stdout'): Logger =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      mixin: () => ({ correlationId: correlationId() }),
    },
    pino.destination({ fd: output === 'stdout' ? stdout : stderr, sync: true }),
  );

/** Logs only these properties: libraries attach statements and parameters to errors, which may hold personal data. */
export const describeError = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    code: 'code' in error ? error.code : undefined,
    stack,
    cause: cause === undefined ? undefined : describeError(cause),
  };
};
