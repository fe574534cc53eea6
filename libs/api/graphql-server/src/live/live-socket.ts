import { CloseCode, type WebSocket as Connection } from 'graphql-ws';
import type { WebSocket } from 'ws';

const pingEveryMs = 15_000;

/** The connection of graphql-ws over a socket of ws. */
export const connectionOver = (socket: WebSocket, reportError: (error: unknown) => void): Connection => ({
  protocol: socket.protocol,
  send: (data) =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== socket.OPEN) resolve();
      else socket.send(data, (error) => (error ? reject(error) : resolve()));
    }),
  close: (code, reason) => socket.close(code, reason),
  onMessage: (handle) =>
    socket.on('message', (message: Buffer) => {
      handle(message.toString()).catch((error: unknown) => {
        if (isUnexpectedMessage(error)) return socket.close(CloseCode.BadRequest, 'Invalid message received');
        reportError(error);
        socket.close(CloseCode.InternalServerError, 'Internal server error');
      });
    }),
});

/** What graphql-ws throws at a message that only a server may send: the fault of the client, and none to log. */
const isUnexpectedMessage = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Unexpected message of type');

/** Ends a connection whose other side has gone without saying so. */
export const keepAlive = (socket: WebSocket): void => {
  let isHeard = true;
  const timer = setInterval(() => {
    if (!isHeard) return socket.terminate();
    isHeard = false;
    socket.ping();
  }, pingEveryMs);
  socket.on('pong', () => (isHeard = true));
  socket.once('close', () => clearInterval(timer));
};
