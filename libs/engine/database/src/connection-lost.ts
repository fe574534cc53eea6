import { isNativeError } from 'node:util/types';
import pg from 'pg';

/** Class 08: connection exceptions; 57P01–57P03: the server shuts down, crashed, or is not up yet; 53300: it is full. */
const passingState = /^(08...|57P0[1-3]|53300)$/;

/** What `pg` and its pool say where neither the server nor the system gave a reason. */
const passingMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the fault lies in the connection, so that trying again later makes sense; whether anything was written, it doesn't say. */
export const isConnectionLost = (error: unknown): boolean => {
  if (error instanceof pg.DatabaseError) return passingState.test(error.code ?? '');
  return isNativeError(error) && ('syscall' in error || passingMessage.test(error.message));
};
