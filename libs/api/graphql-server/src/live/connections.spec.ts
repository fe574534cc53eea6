import { describe, expect, it } from '@jest/globals';
import { instantOf } from '#kernel';
import type { Payer } from '../limits/rate-limits.js';
import { type LiveConnection, Connections, liveLimits } from './connections.js';

const running = (operations: number): LiveConnection => ({
  subscriptions: Object.fromEntries(Array.from({ length: operations }, (_, nth) => [nth, null])),
});
const nobody: Payer = { address: '192.0.2.1' };
const ann: Payer = { ...nobody, bearer: { actor: { id: 'ann', role: 'agent' }, until: instantOf(0) } };

const joined = (connections: Connections<LiveConnection>, count: number, client = ann) =>
  Array.from({ length: count }, () => connections.join(running(0), client));

describe('live connections', () => {
  it('are limited per actor, and less strictly per address', () => {
    const connections = new Connections();
    expect(joined(connections, liveLimits.actorConnections)).not.toContain(false);
    expect(joined(connections, 1)).toEqual([false]);
    expect(joined(connections, liveLimits.addressConnections, nobody)).not.toContain(false);
    expect(joined(connections, 1, nobody)).toEqual([false]);
  });

  it('make room when one is closed', () => {
    const connections = new Connections();
    const first = running(0);
    connections.join(first, ann);
    joined(connections, liveLimits.actorConnections - 1);
    connections.leave(first);
    connections.leave(first);
    expect(joined(connections, 2)).toEqual([true, false]);
  });

  it('have a limit of operations each', () => {
    const connections = new Connections();
    const full = running(liveLimits.connectionOperations);
    const tooFull = running(liveLimits.connectionOperations + 1);
    [full, tooFull].forEach((connection) => connections.join(connection, ann));
    expect([full, tooFull].map((connection) => connections.exceeded(connection))).toEqual([undefined, 20]);
  });

  it('have a limit of operations per actor', () => {
    const connections = new Connections();
    const all = [running(20), running(20), running(10)];
    all.forEach((connection) => connections.join(connection, ann));
    expect(connections.exceeded(all[2])).toBeUndefined();
    const last = running(1);
    connections.join(last, ann);
    expect(connections.exceeded(last)).toBe(liveLimits.actorOperations);
  });
});
