import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server as TcpServer } from 'node:net';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { Connections } from './connections.js';
import { authenticate, type Credentials } from './credentials.js';
import type { Endpoint } from './endpoint.js';
import { Faults } from './faults.js';
import { TransactionLog } from './log/transaction-log.js';
import { handleAppend } from './services/append.js';
import { handleBatchAppend } from './services/batch-append.js';
import { handleGossip, handleSupportedMethods } from './services/cluster.js';
import { handleDelete, handleTombstone } from './services/delete.js';
import type { Node, NodeOptions } from './services/node.js';
import { handleRead } from './services/read.js';
import { unavailable } from './wire/rpc-error.js';
import { StorageWriter, type WriterOptions } from './write/storage-writer.js';

export interface KurrentDoubleOptions extends Partial<NodeOptions>, Partial<WriterOptions> {
  /** Any free one, unless told otherwise. */
  readonly port?: number;
  /** What clients must show; without it everybody may do everything. */
  readonly credentials?: Credentials;
}

const host = '127.0.0.1';

/** Messages of a client at most, in bytes. */
const maxReceiveMessageLength = 17 * 1024 * 1024;

/** A node that is started, or stopped and can be started again with the events that it has. */
export class KurrentDouble {
  readonly faults = new Faults();
  readonly log = new TransactionLog();
  readonly #instanceId = randomUUID();
  readonly #connections = new Connections();
  readonly #subscriptions = new Set<AbortController>();
  readonly #options: NodeOptions & WriterOptions;
  #port: number;
  #running: { readonly tcp: TcpServer; readonly grpc: Server } | undefined;

  constructor({ port = 0, credentials, ...options }: KurrentDoubleOptions) {
    this.#port = port;
    this.credentials = credentials;
    this.#options = { ...defaults, ...options };
  }

  readonly credentials: Credentials | undefined;

  get endpoint(): Endpoint {
    return { host, port: this.#port };
  }

  /** For the official client. */
  get url(): string {
    return `kurrentdb://${host}:${this.#port}?tls=false`;
  }

  /** Listens, on the same port as before if it was started once. Of past writes only the log is remembered. */
  async start(): Promise<void> {
    const grpc = new Server({ 'grpc.max_receive_message_length': maxReceiveMessageLength });
    this.#serve(grpc, this.#node());
    const injector = grpc.createConnectionInjector(ServerCredentials.createInsecure());
    const tcp = createServer((socket) => {
      this.#connections.add(socket);
      injector.injectConnection(socket);
    });
    tcp.listen(this.#port, host);
    await once(tcp, 'listening');
    this.#port = (tcp.address() as AddressInfo).port;
    this.#running = { tcp, grpc };
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
  }

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
    for (const subscription of this.#subscriptions) subscription.abort(unavailable());
  }

  #node(): Node {
    return {
      log: this.log,
      writer: new StorageWriter(this.log, this.#options),
      faults: this.faults,
      connections: this.#connections,
      subscriptions: this.#subscriptions,
      options: this.#options,
      authenticate: (metadata) => authenticate(this.credentials, metadata),
      members: () => [{ ...this.endpoint, instanceId: this.#instanceId, isLeader: true }],
      leader: () => undefined,
    };
  }

  #serve(grpc: Server, node: Node): void {
    grpc.addService(streams.StreamsService, {
      read: handleRead(node),
      append: handleAppend(node),
      batchAppend: handleBatchAppend(node),
      delete: handleDelete(node),
      tombstone: handleTombstone(node),
    });
    grpc.addService(gossip.GossipService, { read: handleGossip(node) });
    grpc.addService(features.ServerFeaturesService, { getSupportedMethods: handleSupportedMethods(node) });
  }
}

const defaults: NodeOptions & WriterOptions = {
  maxAppendSize: 1024 * 1024,
  batchAppend: true,
  richConflicts: true,
  appendPositions: true,
  serverVersion: '25.1.0',
  rememberedIds: 100_000,
  statisticsEvery: 10,
};
