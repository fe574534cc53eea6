import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import { answer, type Node, withFaults } from './node.js';

const streams = 'event_store.client.streams.streams';

/** Method, service, and what it can do beyond its first version. */
const methods: readonly (readonly [method: string, service: string, ...features: string[]])[] = [
  ['read', streams, 'position', 'events'],
  ['append', streams],
  ['delete', streams],
  ['tombstone', streams],
  ['batchappend', streams, 'deadline_duration'],
  ['read', 'event_store.client.gossip.gossip'],
  ['getsupportedmethods', 'event_store.client.server_features.serverfeatures'],
];

const supportedMethods = ({ serverVersion, batchAppend }: Node['options']): features.SupportedMethods =>
  new features.SupportedMethods()
    .setEventStoreServerVersion(serverVersion)
    .setMethodsList(
      methods
        .filter(([method]) => batchAppend || method !== 'batchappend')
        .map(([method, service, ...list]) =>
          new features.SupportedMethod().setMethodName(method).setServiceName(service).setFeaturesList(list),
        ),
    );

/** What the server can do: clients choose between the two calls for appends by it. */
export const handleSupportedMethods =
  (node: Node) =>
  (
    call: ServerUnaryCall<shared.Empty, features.SupportedMethods>,
    callback: sendUnaryData<features.SupportedMethods>,
  ): void =>
    answer(callback, () => withFaults(node, call, { kind: 'features' }, () => supportedMethods(node.options)));
