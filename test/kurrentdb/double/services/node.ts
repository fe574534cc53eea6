import type { Metadata } from '@grpc/grpc-js';
import type { Cluster } from '../cluster.js';
import type { Connections } from '../connections.js';
import type { Fault, Faults, FaultyCall } from '../faults.js';
import { noLeaderInfo, notLeader, notReady, RpcError, timedOut, unavailable, unknown } from '../wire/rpc-error.js';

/** What a client can rely on, and what a spec can change. */
export interface NodeOptions {
  /** Sum of the sizes of the events of one append at most, in bytes. */
  readonly maxAppendSize: number;
  /** Whether the call for many appends on one stream of messages is there, as it is since version 21. */
  readonly batchAppend: boolean;
  /** Whether conflicts say what was expected and what is; without it clients can't tell what went wrong. */
  readonly richConflicts: boolean;
  /** Whether an append is answered with its position. */
  readonly appendPositions: boolean;
  readonly serverVersion: string;
}

/** What the services of one node stand on. */
export interface Node {
  readonly cluster: Cluster;
  readonly faults: Faults;
  readonly connections: Connections;
  /** Reads and subscriptions under way. */
  readonly reads: Set<AbortController>;
  readonly options: NodeOptions;
  isLeader(): boolean;
  /** Refuses wrong credentials. @throws RpcError */
  authenticate(metadata: Metadata): Caller;
}

export type Caller = 'anonymous' | 'admin';

/** A call as faults and credentials see it. */
export interface Call {
  readonly metadata: Metadata;
  getPeer(): string;
}

/** Stands for the answer that never comes. */
export const noAnswer = Symbol('no answer');

/** The status that a fault ends a call with; nothing for those that end it without one. */
export const faultStatus = ({ does, leader }: Fault): RpcError | undefined => {
  switch (does) {
    case 'cut':
    case 'hang':
      return undefined;
    case 'unavailable':
      return unavailable();
    case 'not-ready':
      return notReady();
    case 'timeout':
      return timedOut();
    case 'not-leader':
      return leader ? notLeader(leader) : noLeaderInfo();
  }
};

/** Does to a call what a fault says. @throws RpcError where it ends with a status */
export const interfere = (node: Node, call: Call, fault: Fault): typeof noAnswer => {
  const error = faultStatus(fault);
  if (error) throw error;
  if (fault.does === 'cut') node.connections.cut(call.getPeer());
  return noAnswer;
};

/** Does the work of a call, with what goes wrong before and after it. */
export const withFaults = <T>(
  node: Node,
  call: Call,
  { kind, stream }: { readonly kind: FaultyCall; readonly stream?: string },
  work: () => T,
): T | typeof noAnswer => {
  const before = node.faults.take(kind, stream, 'before');
  if (before) return interfere(node, call, before);
  const answer = work();
  const after = node.faults.take(kind, stream, 'after');
  return after ? interfere(node, call, after) : answer;
};

/** Answers a call that has one answer. */
export const answer = <T>(
  callback: (error: Pick<RpcError, 'code' | 'details' | 'metadata'> | null, value?: T) => void,
  work: () => T | typeof noAnswer,
): void => {
  let value: T | typeof noAnswer;
  try {
    value = work();
  } catch (error) {
    callback(asRpcError(error));
    return;
  }
  if (value !== noAnswer) callback(null, value);
};

/** What a handler that fails without a status of its own is answered with. */
export const asRpcError = (error: unknown): RpcError =>
  error instanceof RpcError ? error : unknown(`Exception was thrown by handler. ${String(error)}`);

/** Sends those elsewhere who insist on the leader. @throws RpcError */
export const refuseToFollow = (node: Node, { metadata }: Call): void => {
  if (node.isLeader() || metadata.get('requires-leader')[0] !== 'true') return;
  const { leader } = node.cluster;
  throw leader ? notLeader(leader.endpoint) : noLeaderInfo();
};
