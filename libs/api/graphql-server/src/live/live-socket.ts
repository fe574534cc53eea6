import { CloseCode, type WebSocket as Connection } from 'graphql-ws';
import type { WebSocket } from 'ws';

const pingEveryMs = 15_000;

/** Adapts a socket of `ws` to a connection of graphql-ws. */
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

/** Returns whether graphql-ws threw because a client sent a message that only servers may send; not an error to log. */
const isUnexpectedMessage = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Unexpected message of type');

/** Pings the client and ends the connection if it does not respond. */
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
