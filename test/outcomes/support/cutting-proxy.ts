import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * How the next append is cut off. `before`: the database never gets it. `after`: it commits, and its answer is lost.
 * `late`: the connection breaks before, and the database gets it all the same, when {@link CuttingProxy.deliver} says so.
 * `silently`: the database never gets it, and the connection stays open, as when a cable is pulled.
 */
export type Cut = 'before' | 'after' | 'late' | 'silently';

/** In the messages by which the statement named so is parsed and bound. */
const appendStatement = Buffer.from('append\0');
/** ReadyForQuery, outside of any transaction: whatever was asked is committed by then, or was refused. */
const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** Stands between `pg` and Postgres, and cuts the connection exactly where it is told to. */
export class CuttingProxy {
  private readonly server: Server;
  private readonly connections = new Set<Socket>();
  private armed?: { readonly cut: Cut; readonly thenIsolate: boolean };
  private made = 0;
  private isolated = false;
  private held?: { readonly upstream: Socket; readonly request: Buffer };

  private constructor(private readonly target: URL) {
    this.server = createServer((client) => this.accept(client));
  }

  static async before(target: string): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(new URL(target));
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  /** The same database, by way of this proxy. */
  through(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** How many appends were cut off. */
  get cuts(): number {
    return this.made;
  }

  /** Cuts the connection of the next append. */
  cutNextAppend(cut: Cut): void {
    this.armed = { cut, thenIsolate: false };
  }

  /** Cuts the connection of the next append, and lets nothing through from then on until {@link heal}. */
  isolateAtNextAppend(cut: Cut): void {
    this.armed = { cut, thenIsolate: true };
  }

  heal(): void {
    this.isolated = false;
  }

  /** Gives the database the append that was cut off `late`; resolves once it is decided there. */
  async deliver(): Promise<void> {
    if (!this.held) throw new Error('No append is held back');
    const { upstream, request } = this.held;
    this.held = undefined;
    const answered = untilReady(upstream);
    upstream.write(request);
    await answered;
    upstream.destroy();
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.held = undefined;
    this.cutAll();
    await closed;
  }

  private accept(client: Socket): void {
    if (this.isolated) return void client.destroy();
    const upstream = connect({ host: this.target.hostname, port: Number(this.target.port) });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      this.connections.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.connections.delete(socket);
        if (this.held?.upstream !== other) other.destroy();
      });
    }
    client.on('data', (sent) => this.forward(sent, client, upstream));
    upstream.on('data', (answer) => client.write(answer));
  }

  private forward(sent: Buffer, client: Socket, upstream: Socket): void {
    const { armed } = this;
    if (!armed || !sent.includes(appendStatement)) return void upstream.write(sent);
    this.armed = undefined;
    if (armed.cut === 'after') return void this.swallowAnswer(sent, client, upstream, armed.thenIsolate);
    this.made++;
    if (armed.cut === 'silently') return;
    if (armed.cut === 'late') this.held = { upstream, request: sent };
    client.destroy();
    if (armed.thenIsolate) this.isolate();
  }

  private async swallowAnswer(sent: Buffer, client: Socket, upstream: Socket, thenIsolate: boolean): Promise<void> {
    upstream.removeAllListeners('data');
    const answered = untilReady(upstream);
    upstream.write(sent);
    await answered;
    this.made++;
    client.destroy();
    if (thenIsolate) this.isolate();
  }

  private isolate(): void {
    this.isolated = true;
    this.cutAll();
  }

  private cutAll(): void {
    for (const socket of this.connections) {
      if (socket !== this.held?.upstream) socket.destroy();
    }
  }
}

const untilReady = (upstream: Socket): Promise<void> =>
  new Promise((resolve) => {
    upstream.on('data', (answer) => {
      if (answer.includes(readyForQuery)) resolve();
    });
  });
