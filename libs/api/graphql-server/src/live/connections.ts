import type { Payer } from '../limits/rate-limits.js';

/** What may be open at a time, on each replica. */
export const liveLimits = {
  /** Connections of one actor: a tab of a browser has one. */
  actorConnections: 20,
  /** Connections of one address on which nobody has signed in yet. */
  addressConnections: 50,
  /** Operations that run on one connection. */
  connectionOperations: 20,
  /** Operations that run on all connections of one actor. */
  actorOperations: 50,
} as const;

/** As much of a connection of graphql-ws as is needed. */
export interface LiveConnection {
  /** By id: those that run. */
  readonly subscriptions: Readonly<Record<string, unknown>>;
}

/** Who has which connections open: those of an actor together, others by where they come from. */
export class Connections<Of extends LiveConnection> {
  private readonly byClient = new Map<string, Set<Of>>();
  private readonly clients = new Map<Of, string>();

  /** Takes a connection in, or from its address to the actor who has signed in on it; false where there are too many. */
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

  /** The limit that the operations of a connection exceed, or those of all connections of its client. */
  exceeded(connection: Of): number | undefined {
    if (operationsOf(connection) > liveLimits.connectionOperations) return liveLimits.connectionOperations;
    const all = this.byClient.get(this.clients.get(connection) ?? '') ?? [];
    const count = [...all].reduce((sum, other) => sum + operationsOf(other), 0);
    return count > liveLimits.actorOperations ? liveLimits.actorOperations : undefined;
  }
}

const operationsOf = ({ subscriptions }: LiveConnection): number => Object.keys(subscriptions).length;

const keyOf = ({ bearer, address }: Payer): string => (bearer ? `actor ${bearer.actor.id}` : `address ${address}`);
