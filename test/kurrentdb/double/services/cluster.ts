import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import { uuidMessage } from '../wire/uuid.js';
import { answer, type Member, type Node, withFaults } from './node.js';

type EmptyCall<T> = ServerUnaryCall<shared.Empty, T>;

const { MemberInfo } = gossip;

const memberInfo = ({ instanceId, host, port, isLeader }: Member): gossip.MemberInfo =>
  new MemberInfo()
    .setInstanceId(uuidMessage(instanceId, 'structured'))
    .setTimeStamp(`${BigInt(Date.now()) * 10_000n}`)
    .setState(isLeader ? MemberInfo.VNodeState.LEADER : MemberInfo.VNodeState.FOLLOWER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));

/** Which nodes there are, and which of them leads. */
export const handleGossip =
  (node: Node) =>
  (call: EmptyCall<gossip.ClusterInfo>, callback: sendUnaryData<gossip.ClusterInfo>): void =>
    answer(callback, () =>
      withFaults(node, call, { kind: 'gossip' }, () =>
        new gossip.ClusterInfo().setMembersList(node.members().map(memberInfo)),
      ),
    );

const streams = 'event_store.client.streams.streams';

/** Method, service and what each of them can do beyond its first version. */
const methods: readonly (readonly [method: string, service: string, ...features: string[]])[] = [
  ['read', streams, 'position', 'events'],
  ['append', streams],
  ['delete', streams],
  ['tombstone', streams],
  ['batchappend', streams, 'deadline_duration'],
  ['read', 'event_store.client.gossip.gossip'],
  ['getsupportedmethods', 'event_store.client.server_features.serverfeatures'],
];

/** What the server can do: clients choose between the two calls for appends by it. */
export const handleSupportedMethods =
  (node: Node) =>
  (call: EmptyCall<features.SupportedMethods>, callback: sendUnaryData<features.SupportedMethods>): void =>
    answer(callback, () =>
      withFaults(node, call, { kind: 'features' }, () =>
        new features.SupportedMethods()
          .setEventStoreServerVersion(node.options.serverVersion)
          .setMethodsList(
            methods
              .filter(([method]) => node.options.batchAppend || method !== 'batchappend')
              .map(([method, service, ...list]) =>
                new features.SupportedMethod().setMethodName(method).setServiceName(service).setFeaturesList(list),
              ),
          ),
      ),
    );
