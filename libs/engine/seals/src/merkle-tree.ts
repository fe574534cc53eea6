import { hash } from 'node:crypto';

/** Size of a hash, and so of a leaf, in bytes. */
export const hashBytes = 32;

/** Prefix of inner nodes, so that none can pass for a leaf. */
const nodePurpose = Buffer.of(1);

/**
 * The root of the Merkle tree of RFC 6962 over the concatenated hashes of leaves. With it, an event can be proved to be
 * in a seal by a few hashes, without all other events.
 */
export const merkleRoot = (leaves: Buffer): Buffer => {
  let level = leaves;
  while (level.length > hashBytes) level = levelAbove(level);
  return level;
};

/** Joins neighbouring nodes. One without a neighbour moves up unchanged. */
const levelAbove = (level: Buffer): Buffer => {
  const nodes: Buffer[] = [];
  for (let left = 0; left < level.length; left += 2 * hashBytes) {
    const pair = level.subarray(left, left + 2 * hashBytes);
    nodes.push(pair.length > hashBytes ? hash('sha256', Buffer.concat([nodePurpose, pair]), 'buffer') : pair);
  }
  return Buffer.concat(nodes);
};
