import { hash } from 'node:crypto';
import { beginning, type Instant } from '#kernel';
import { hashBytes } from './merkle-tree.js';
import { writeTexts } from './text-bytes.js';

/** What a seal says; its signature is over all of it. */
export interface SealContent {
  /** From 1, without gaps. */
  readonly number: number;
  /** The seal covers what stands behind this position, where the one before it ended, … */
  readonly after: string;
  /** … up to this one, that of its last event. */
  readonly through: string;
  /** How many events that is; at least one. */
  readonly events: number;
  /** Merkle root over the leaves of these events. */
  readonly root: Buffer;
  /** Hash of the seal before it; {@link nothingBefore} for the first. */
  readonly previous: Buffer;
  readonly sealedAt: Instant;
  /** Of the key that signed. */
  readonly keyId: string;
}

export interface Seal extends SealContent {
  /** Ed25519. */
  readonly signature: Buffer;
}

/** A seal with the leaf of each of its events, one behind the other, by which the one that was changed can be named. */
export interface DetailedSeal extends Seal {
  readonly leaves: Buffer;
}

/** Where a chain of seals has come to. */
export interface SealedEnd {
  readonly number: number;
  readonly through: string;
  readonly hash: Buffer;
}

export const nothingBefore: SealedEnd = { number: 0, through: beginning, hash: Buffer.alloc(hashBytes) };

const contentPurpose = 2;
const sealPurpose = 3;
/** Raised should a seal ever say something else. */
const form = 'casefold/seal/1';

/** What is signed. */
export const signedBytes = (seal: SealContent): Buffer =>
  writeTexts(contentPurpose, [
    form,
    String(seal.number),
    seal.after,
    seal.through,
    String(seal.events),
    seal.root.toString('hex'),
    seal.previous.toString('hex'),
    seal.sealedAt,
    seal.keyId,
  ]);

/** By which the next seal refers to this one, signature included. */
export const sealHash = (seal: Seal): Buffer =>
  hash(
    'sha256',
    writeTexts(sealPurpose, [signedBytes(seal).toString('latin1'), seal.signature.toString('hex')]),
    'buffer',
  );

export const endOf = (seal: Seal | undefined): SealedEnd =>
  seal ? { number: seal.number, through: seal.through, hash: sealHash(seal) } : nothingBefore;
