import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { createPool } from '#database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#embedded-postgres';

/** A Postgres that is killed and started again behind one address: a new port each time would be a test of something else. */
export class MortalPostgres {
  private readonly proxy: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly folder: string,
    private postgres: EmbeddedPostgres,
    private readonly dataDirectory: string,
  ) {
    this.proxy = createServer((socket) => this.forward(socket));
  }

  static async start(folder: string): Promise<MortalPostgres> {
    const postgres = await startEmbeddedPostgres(folder);
    const mortal = new MortalPostgres(folder, postgres, await dataDirectoryOf(postgres.url));
    await new Promise<void>((resolve) => mortal.proxy.listen(0, '127.0.0.1', resolve));
    return mortal;
  }

  /** The address that stays. */
  get url(): string {
    const url = new URL(this.postgres.url);
    url.port = String((this.proxy.address() as AddressInfo).port);
    return url.href;
  }

  /** Without any warning; it recovers from its write-ahead log. */
  async killAndRestart(): Promise<void> {
    const pidFile = path.join(this.dataDirectory, 'postmaster.pid');
    process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
    this.postgres = await startEmbeddedPostgres(this.folder);
  }

  async stop(): Promise<void> {
    this.proxy.close();
    for (const socket of this.sockets) socket.destroy();
    await this.postgres.stop();
  }

  private forward(client: Socket): void {
    const server = connect(Number(new URL(this.postgres.url).port), '127.0.0.1');
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.pipe(other);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  }
}

const dataDirectoryOf = async (url: string): Promise<string> => {
  const pool = createPool(url, { applicationName: 'spec', max: 1, reportError: () => undefined });
  try {
    const { rows } = await pool.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0].data_directory;
  } finally {
    await pool.end();
  }
};
