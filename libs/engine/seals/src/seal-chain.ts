import { type BrokenSeal, brokenSeal } from './log-break.js';
import { hashBytes, merkleRoot } from './merkle-tree.js';
import type { DetailedSeal, SealedEnd } from './seal.js';
import type { TrustedKeys } from './seal-keys.js';

/** A fault of a seal, by itself or as the successor of `before`. */
export const sealFault = (seal: DetailedSeal, before: SealedEnd, trusted: TrustedKeys): BrokenSeal | undefined => {
  const due = before.number + 1;
  if (seal.number > due) return brokenSeal({ number: due, after: before.through }, 'is missing');
  if (seal.number < due) return brokenSeal(seal, 'has an invalid number: seals count from 1');
  if (!trusted.knows(seal.keyId))
    return brokenSeal(seal, `was signed with key ${seal.keyId}, which is not trusted here`);
  if (!trusted.haveSigned(seal)) return brokenSeal(seal, 'differs from what was signed');
  if (!before.hash.equals(seal.previous) || before.through !== seal.after) {
    return brokenSeal(seal, `does not continue ${before.number === 0 ? 'the beginning' : `seal ${before.number}`}`);
  }
  return describesItsLeaves(seal) ? undefined : brokenSeal(seal, 'does not match its own list of leaves');
};

const describesItsLeaves = ({ leaves, events, root }: DetailedSeal): boolean =>
  leaves.length === events * hashBytes && merkleRoot(leaves).equals(root);
