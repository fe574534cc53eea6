import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { AnsweredError, TestApi } from '../../e2e/support/test-api.js';

/** A message of a graphql-ws server. */
export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** A graphql-ws client that lets specs violate the protocol. */
export class LiveClient {
  readonly closed: Promise<Closing>;
  private readonly heard: Message[] = [];

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString()) as Message);
      socket.emit('heard');
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  static async open(api: TestApi, headers: Readonly<Record<string, string>> = {}): Promise<LiveClient> {
    const url = new URL('/graphql', api.url);
    url.protocol = 'ws';
    const client = new LiveClient(new WebSocket(url, 'graphql-transport-ws', { headers }));
    await once(client.socket, 'open');
    return client;
  }

  /** Sends `connection_init` and waits for its acknowledgement. */
  async greet(authorization?: string): Promise<this> {
    this.say({ type: 'connection_init', payload: { authorization } });
    await this.hear(({ type }) => type === 'connection_ack');
    return this;
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables?: object): void {
    this.say({ type: 'subscribe', id, payload: { query, variables } });
  }

  /** Returns the first result or errors of an operation. */
  async ask(
    id: string,
    query: string,
    variables?: object,
  ): Promise<{ errors?: AnsweredError[]; data?: unknown; extensions?: unknown }> {
    this.subscribe(id, query, variables);
    const { type, payload } = await this.hear((message) => message.id === id);
    return type === 'error' ? { errors: payload as AnsweredError[] } : (payload as object);
  }

  /** Returns and removes the first matching message, of those received or to come. */
  async hear(isSo: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const index = this.heard.findIndex(isSo);
      if (index >= 0) return this.heard.splice(index, 1)[0];
      const event = await Promise.race([once(this.socket, 'heard'), this.closed]);
      if ('code' in event) throw new Error(`closed: ${event.code} ${event.reason}`);
    }
  }
}
