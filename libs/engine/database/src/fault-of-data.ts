import pg from 'pg';

/**
 * Whether a value cannot be stored or violates a constraint (SQLSTATE classes 22 and 23), so that a retry is useless.
 */
export const isFaultOfData = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');
