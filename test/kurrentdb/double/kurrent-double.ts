import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { makeServerCertificate, type ServerCertificate } from './certificates.js';
import { Cluster, type Member } from './cluster.js';
import { Connections } from './connections.js';
import { authenticate, type Credentials } from './credentials.js';
import type { Endpoint } from './endpoint.js';
import { Faults } from './faults.js';
import type { Node, NodeOptions } from './services/node.js';
import { serve } from './services/serve.js';
import { unavailable } from './wire/rpc-error.js';
import type { WriterOptions } from './write/storage-writer.js';

export interface KurrentDoubleOptions extends Partial<NodeOptions>, Partial<WriterOptions> {
  /** Any free one, unless told otherwise. */
  readonly port?: number;
  /** What clients must show; without it everybody may do everything. */
  readonly credentials?: Credentials;
  /** Whether connections are encrypted, with a certificate made for the occasion. Clients show credentials only then. */
  readonly tls?: boolean;
  /** Where events are kept beyond the life of the process; in memory without it. */
  readonly file?: string;
  /** The cluster of another node, to join it; without it the node is alone. */
  readonly cluster?: Cluster;
}

const host = '127.0.0.1';

/** Messages of a client at most, in bytes. */
const maxReceiveMessageLength = 17 * 1024 * 1024;

/** A node that is started, or closed and can be started again with the events that it has. */
export class KurrentDouble implements Member {
  readonly faults = new Faults();
  readonly cluster: Cluster;
  readonly instanceId = randomUUID();
  readonly #options: Omit<KurrentDoubleOptions, keyof NodeOptions> & NodeOptions;
  readonly #connections = new Connections();
  readonly #reads = new Set<AbortController>();
  readonly #certificate: ServerCertificate | undefined;
  #port: number;
  #running: { readonly tcp: TcpServer; readonly grpc: Server } | undefined;

  constructor(options: KurrentDoubleOptions) {
    this.#options = { ...nodeDefaults, ...options };
    this.cluster = options.cluster ?? new Cluster({ ...writerDefaults, ...options }, options.file);
    this.#certificate = options.tls ? makeServerCertificate() : undefined;
    this.#port = options.port ?? 0;
  }

  get endpoint(): Endpoint {
    return { host, port: this.#port };
  }

  get isAlive(): boolean {
    return this.#running !== undefined;
  }

  /** For the official client, with all that it needs to get in. */
  get url(): string {
    const { tls, credentials } = this.#options;
    if (!tls) return `kurrentdb://${host}:${this.#port}?tls=false`;
    const user = credentials ? `${credentials.username}:${credentials.password}@` : '';
    return `kurrentdb://${user}${host}:${this.#port}?tls=true&tlsCaFile=${this.#authorityFile}`;
  }

  /** Listens, on the same port as before if it was started once. */
  async start(): Promise<void> {
    const grpc = new Server({ 'grpc.max_receive_message_length': maxReceiveMessageLength });
    serve(grpc, this.#node());
    const injector = grpc.createConnectionInjector(this.#serverCredentials());
    const tcp = createServer((socket) => {
      this.#connections.add(socket);
      injector.injectConnection(socket);
    });
    tcp.listen(this.#port, host);
    await once(tcp, 'listening');
    this.#port = (tcp.address() as AddressInfo).port;
    this.#running = { tcp, grpc };
    this.cluster.join(this);
  }

  /** Breaks every connection and listens no more. */
  async close(): Promise<void> {
    if (!this.#running) return;
    const { tcp, grpc } = this.#running;
    this.#running = undefined;
    const closed = once(tcp, 'close');
    tcp.close();
    this.cutConnections();
    grpc.forceShutdown();
    await closed;
    rmSync(this.#authorityFile, { force: true });
  }

  /** As a server process that ends and comes back: of its writes only the log is remembered. */
  async restart(): Promise<void> {
    await this.close();
    await this.start();
  }

  /** Breaks every connection; new ones are welcome. */
  cutConnections(): void {
    this.#connections.cutAll();
  }

  /** Ends every read and subscription that is under way, and leaves their connections alone. */
  dropSubscriptions(): void {
    for (const read of this.#reads) read.abort(unavailable());
  }

  get #authorityFile(): string {
    return path.join(tmpdir(), `kurrent-double-${this.instanceId}.crt`);
  }

  #serverCredentials(): ServerCredentials {
    if (!this.#certificate) return ServerCredentials.createInsecure();
    const { authority, certificate, key } = this.#certificate;
    writeFileSync(this.#authorityFile, authority);
    const pair = { cert_chain: Buffer.from(certificate), private_key: Buffer.from(key) };
    return ServerCredentials.createSsl(null, [pair]);
  }

  #node(): Node {
    const { cluster, faults } = this;
    return {
      cluster,
      faults,
      connections: this.#connections,
      reads: this.#reads,
      options: this.#options,
      isLeader: () => cluster.leader === this,
      authenticate: (metadata) => authenticate(this.#options.credentials, metadata),
    };
  }
}

const nodeDefaults: NodeOptions = {
  maxAppendSize: 1024 * 1024,
  batchAppend: true,
  richConflicts: true,
  appendPositions: true,
  serverVersion: '25.1.0',
};

const writerDefaults: WriterOptions = { rememberedIds: 100_000, statisticsEvery: 10 };
