import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { Logger, Settings } from '#platform';
import { graphqlPath } from '../limits/graphql-route.js';
import { limits } from '../limits/limits.js';
import { LiveProtocol } from './live-protocol.js';
import { connectionOver, keepAlive } from './live-socket.js';

const goingAway = 1001;

/** Serves subscriptions and other operations over graphql-ws, on the path of the API. */
@Injectable()
export class LiveServer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.message,
    perMessageDeflate: false,
    handleProtocols,
  });

  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly schema: GraphQLSchemaHost,
    private readonly protocol: LiveProtocol,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const server = makeServer(this.protocol.over(this.schema.schema));
    this.sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
      // Faults of clients are reported to them by the close code.
      socket.on('error', (err) => this.logger.debug({ err }, 'a live connection had an error'));
      keepAlive(socket);
      const reportError = (err: unknown) => this.logger.error({ err }, 'a live connection failed');
      const closed = server.opened(connectionOver(socket, reportError), { socket, request });
      socket.once('close', (code, reason) => void closed(code, reason.toString()).catch(reportError));
    });
    const http = this.adapters.httpAdapter.getHttpServer() as HttpServer;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => this.upgrade(request, socket, head));
  }

  async onModuleDestroy(): Promise<void> {
    for (const socket of this.sockets.clients) socket.close(goingAway, 'Going away');
    await new Promise((resolve) => this.sockets.close(resolve));
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '', 'http://localhost');
    if (url.pathname !== graphqlPath) return refuse(socket, '404 Not Found');
    if (!this.isAllowed(request.headers)) return refuse(socket, '403 Forbidden');
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.sockets.emit('connection', opened, request));
  }

  /** Checks the origin, since browsers let any page open a WebSocket to any server. */
  private isAllowed({ origin, host }: IncomingMessage['headers']): boolean {
    if (origin === undefined || this.settings.corsOrigins.includes(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }
}

/** Responds to the client, which would otherwise wait and hold the socket. */
const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};
