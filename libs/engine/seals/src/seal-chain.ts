import { type BrokenSeal, brokenSeal } from './log-break.js';
import { hashBytes, merkleRoot } from './merkle-tree.js';
import type { DetailedSeal, SealedEnd } from './seal.js';
import type { TrustedKeys } from './seal-keys.js';

/** What is wrong with a seal by itself, or as the one that follows `before`. */
export const sealFault = (seal: DetailedSeal, before: SealedEnd, trusted: TrustedKeys): BrokenSeal | undefined => {
  const due = before.number + 1;
  if (seal.number > due) return brokenSeal({ number: due, after: before.through }, 'is missing');
  if (seal.number < due) return brokenSeal(seal, 'is none that can be: they count from 1');
  if (!trusted.knows(seal.keyId))
    return brokenSeal(seal, `was signed with key ${seal.keyId}, which is not trusted here`);
  if (!trusted.haveSigned(seal)) return brokenSeal(seal, 'is not what was signed');
  if (!before.hash.equals(seal.previous) || before.through !== seal.after) {
    return brokenSeal(seal, `does not continue ${before.number === 0 ? 'the beginning' : `seal ${before.number}`}`);
  }
  return describesItsLeaves(seal) ? undefined : brokenSeal(seal, 'does not match its own list of events');
};

const describesItsLeaves = ({ leaves, events, root }: DetailedSeal): boolean =>
  leaves.length === events * hashBytes && merkleRoot(leaves).equals(root);
