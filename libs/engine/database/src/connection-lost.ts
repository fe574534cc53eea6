import { isNativeError } from 'node:util/types';
import pg from 'pg';

/**
 * Class 08: connection exceptions. 57P01–57P03: the server is shutting down, crashed, or starting. 53300: too many
 * connections.
 */
const passingState = /^(08...|57P0[1-3]|53300)$/;

/** Messages of `pg` and its pool for failures without a code from the server or the system. */
const passingMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * Whether an error is a connection failure, so that a later retry can succeed. It does not say whether anything was
 * written.
 */
export const isConnectionLost = (error: unknown): boolean => {
  if (error instanceof pg.DatabaseError) return passingState.test(error.code ?? '');
  return isNativeError(error) && ('syscall' in error || passingMessage.test(error.message));
};
