import type { Payer } from '../limits/rate-limits.js';

/** Limits of live connections and operations, per replica. */
export const liveLimits = {
  /** Connections of one actor: each browser tab has one. */
  actorConnections: 20,
  /** Connections of one address without a valid token. */
  addressConnections: 50,
  /** Running operations on one connection. */
  connectionOperations: 20,
  /** Running operations on all connections of one actor. */
  actorOperations: 50,
} as const;

/** The part of a graphql-ws connection that is needed here. */
export interface LiveConnection {
  /** Running operations by id. */
  readonly subscriptions: Readonly<Record<string, unknown>>;
}

/** Open connections, grouped by actor, or by address if there is no valid token. */
export class Connections<Of extends LiveConnection> {
  private readonly byClient = new Map<string, Set<Of>>();
  private readonly clients = new Map<Of, string>();

  /** Adds a connection, or moves it from its address to its actor. Returns false if the client has too many. */
  join(connection: Of, client: Payer): boolean {
    this.leave(connection);
    const key = keyOf(client);
    const others = this.byClient.get(key) ?? new Set();
    if (others.size >= (client.bearer ? liveLimits.actorConnections : liveLimits.addressConnections)) return false;
    this.byClient.set(key, others.add(connection));
    this.clients.set(connection, key);
    return true;
  }

  leave(connection: Of): void {
    const key = this.clients.get(connection);
    if (key === undefined) return;
    this.clients.delete(connection);
    const others = this.byClient.get(key);
    others?.delete(connection);
    if (others?.size === 0) this.byClient.delete(key);
  }

  /** Returns the limit that a connection, or all connections of its client, exceed; undefined if none. */
  exceeded(connection: Of): number | undefined {
    if (operationsOf(connection) > liveLimits.connectionOperations) return liveLimits.connectionOperations;
    const all = this.byClient.get(this.clients.get(connection) ?? '') ?? [];
    const count = [...all].reduce((sum, other) => sum + operationsOf(other), 0);
    return count > liveLimits.actorOperations ? liveLimits.actorOperations : undefined;
  }
}

const operationsOf = ({ subscriptions }: LiveConnection): number => Object.keys(subscriptions).length;

const keyOf = ({ bearer, address }: Payer): string => (bearer ? `actor ${bearer.actor.id}` : `address ${address}`);
