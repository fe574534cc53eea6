import { hash } from 'node:crypto';
import { beginning, type Instant } from '#kernel';
import { hashBytes } from './merkle-tree.js';
import { writeTexts } from './text-bytes.js';

/** The content of a seal, all of which is signed. */
export interface SealContent {
  /** Counts from 1, without gaps. */
  readonly number: number;
  /** The seal covers events after this position, where the previous seal ended. */
  readonly after: string;
  /** Position of the last event that the seal covers. */
  readonly through: string;
  /** Number of events covered; at least one. */
  readonly events: number;
  /** Merkle root over the leaves of these events. */
  readonly root: Buffer;
  /** Hash of the previous seal, or that of {@link nothingBefore} for the first one. */
  readonly previous: Buffer;
  readonly sealedAt: Instant;
  /** Id of the signing key. */
  readonly keyId: string;
}

export interface Seal extends SealContent {
  /** Ed25519. */
  readonly signature: Buffer;
}

/** A seal with the concatenated leaves of its events, by which a changed event can be identified. */
export interface DetailedSeal extends Seal {
  readonly leaves: Buffer;
}

/** The end of a chain of seals. */
export interface SealedEnd {
  readonly number: number;
  readonly through: string;
  readonly hash: Buffer;
}

export const nothingBefore: SealedEnd = { number: 0, through: beginning, hash: Buffer.alloc(hashBytes) };

const contentPurpose = 2;
const sealPurpose = 3;
/** Version of the signed format. */
const form = 'casefold/seal/1';

/** The bytes that are signed. */
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

/** The hash by which the next seal refers to this one. Includes the signature. */
export const sealHash = (seal: Seal): Buffer =>
  hash(
    'sha256',
    writeTexts(sealPurpose, [signedBytes(seal).toString('latin1'), seal.signature.toString('hex')]),
    'buffer',
  );

export const endOf = (seal: Seal | undefined): SealedEnd =>
  seal ? { number: seal.number, through: seal.through, hash: sealHash(seal) } : nothingBefore;
