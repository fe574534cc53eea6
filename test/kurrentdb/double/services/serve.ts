import type { Server } from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { handleAppend } from './append.js';
import { handleBatchAppend } from './batch-append.js';
import { handleDelete, handleTombstone } from './delete.js';
import { handleGossip } from './gossip.js';
import type { Node } from './node.js';
import { handleRead } from './read.js';
import { handleSupportedMethods } from './server-features.js';

/** Everything that there is. To any other call gRPC itself answers UNIMPLEMENTED. */
export const serve = (server: Server, node: Node): void => {
  server.addService(streams.StreamsService, {
    read: handleRead(node),
    append: handleAppend(node),
    batchAppend: handleBatchAppend(node),
    delete: handleDelete(node),
    tombstone: handleTombstone(node),
  });
  server.addService(gossip.GossipService, { read: handleGossip(node) });
  server.addService(features.ServerFeaturesService, { getSupportedMethods: handleSupportedMethods(node) });
};
