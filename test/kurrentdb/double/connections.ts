import type { Socket } from 'node:net';

/** The open connections of clients, so that they can be cut. */
export class Connections {
  readonly #sockets = new Map<string, Socket>();

  add(socket: Socket): void {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`;
    this.#sockets.set(peer, socket);
    socket.on('close', () => this.#sockets.delete(peer));
    // A client that goes away in the middle of a call is nothing that the server could do something about.
    socket.on('error', () => undefined);
  }

  /** @param peer address and port of the client, as a call names it */
  cut(peer: string): void {
    this.#sockets.get(peer)?.destroy();
  }

  cutAll(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }
}
