import type { Client, Pool } from 'pg';

/** Where a program dies: at its nth statement, before that reached the database, or after it did but before the answer. */
export interface CrashPoint {
  readonly statement: number;
  readonly when: 'before' | 'after';
}

export interface CrashingPool {
  readonly pool: Pool;
  /** Statements so far, but those that only look whether there is something to do. */
  readonly statements: () => number;
  /** Resolves when it has come to that. */
  readonly died: Promise<void>;
}

type Query = (...args: unknown[]) => unknown;
type Answer = (error: Error | null, result?: unknown) => void;

const looks = new Set(['waiting-inputs', 'due-outbox']);

/**
 * Cuts, at the crash point, all connections of the program at once, as its end by SIGKILL would; it then reaches the
 * database no more.
 */
export const crashingPool = (pool: Pool, point?: CrashPoint): CrashingPool => {
  const clients = new Set<Client>();
  let statements = 0;
  let isDead = false;
  let died: () => void;
  const death = new Promise<void>((resolve) => (died = resolve));
  const die = (): Error => {
    isDead = true;
    for (const client of clients)
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    died();
    return new Error('killed');
  };

  pool.on('connect', (client) => {
    clients.add(client as Client);
    const original = (client.query as Query).bind(client);
    const query: Query = (...args) => {
      const config = args[0] as { name?: string } | string;
      const isLook = typeof config !== 'string' && looks.has(config.name ?? '');
      if (!isLook) statements += 1;
      const isHere = !isLook && statements === point?.statement;
      if (isDead || (isHere && point.when === 'before')) return answer(args, die());
      return isHere ? answerAfter(original, args, die) : original(...args);
    };
    Object.assign(client, { query });
  });
  return { pool, statements: () => statements, died: death };
};

const callbackOf = (args: readonly unknown[]): Answer | undefined =>
  typeof args.at(-1) === 'function' ? (args.at(-1) as Answer) : undefined;

const answer = (args: readonly unknown[], error: Error): unknown => {
  const callback = callbackOf(args);
  if (!callback) return Promise.reject(error);
  process.nextTick(callback, error);
  return undefined;
};

/** Lets the database do what it was told to, but nobody learn of it. */
const answerAfter = (original: Query, args: readonly unknown[], die: () => Error): unknown => {
  const callback = callbackOf(args);
  if (callback) return original(...args.slice(0, -1), () => callback(die()));
  return (original(...args) as Promise<unknown>).then(() => Promise.reject(die()));
};
