import { hash } from 'node:crypto';

/** Bytes of a hash, and so of a leaf. */
export const hashBytes = 32;

/** Before the hashes of two subtrees: no node can pass for a leaf. */
const nodePurpose = Buffer.of(1);

/**
 * The root of the Merkle tree of RFC 6962 over leaves that are hashed already and stand one behind the other. With the
 * root of a seal at hand, an event is proved to be in it by the log's events beside it, without all of them.
 */
export const merkleRoot = (leaves: Buffer): Buffer => {
  let level = leaves;
  while (level.length > hashBytes) level = levelAbove(level);
  return level;
};

/** Neighbours are joined; one that has none goes up as it is. */
const levelAbove = (level: Buffer): Buffer => {
  const nodes: Buffer[] = [];
  for (let left = 0; left < level.length; left += 2 * hashBytes) {
    const pair = level.subarray(left, left + 2 * hashBytes);
    nodes.push(pair.length > hashBytes ? hash('sha256', Buffer.concat([nodePurpose, pair]), 'buffer') : pair);
  }
  return Buffer.concat(nodes);
};
