import pg from 'pg';

/** Class 08: connection exceptions; 57P01–57P03: the server shuts down, crashed, or is not up yet; 53300: it is full. */
const passing = /^(08...|57P0[1-3]|53300)$/;

/** Whether the fault lies in the connection, so that trying again later makes sense; whether anything was written, it doesn't say. */
export const isConnectionLost = (error: unknown): boolean => {
  if (error instanceof pg.DatabaseError) return passing.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  return (
    'syscall' in error ||
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    )
  );
};
