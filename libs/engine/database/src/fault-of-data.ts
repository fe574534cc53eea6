import pg from 'pg';

/** Classes 22 and 23 of SQLSTATE: a value that can't be stored or breaks a constraint. Trying again would not help. */
export const isFaultOfData = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');
