import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Member } from '../cluster.js';
import { uuidMessage } from '../wire/uuid.js';
import { answer, type Node, withFaults } from './node.js';

const { MemberInfo } = gossip;

const { LEADER, FOLLOWER, SHUTDOWN } = MemberInfo.VNodeState;

const memberInfo = ({ instanceId, endpoint, isAlive }: Member, isLeader: boolean): gossip.MemberInfo =>
  new MemberInfo()
    .setInstanceId(uuidMessage(instanceId, 'structured'))
    .setTimeStamp(`${BigInt(Date.now()) * 10_000n}`)
    .setState(!isAlive ? SHUTDOWN : isLeader ? LEADER : FOLLOWER)
    .setIsAlive(isAlive)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(endpoint.host).setPort(endpoint.port));

/** Which nodes there are, and which of them leads. */
export const handleGossip =
  (node: Node) =>
  (call: ServerUnaryCall<shared.Empty, gossip.ClusterInfo>, callback: sendUnaryData<gossip.ClusterInfo>): void =>
    answer(callback, () =>
      withFaults(node, call, { kind: 'gossip' }, () => {
        const { members, leader } = node.cluster;
        return new gossip.ClusterInfo().setMembersList(members.map((member) => memberInfo(member, member === leader)));
      }),
    );
