import { canonicalJson, type Instant, type Role } from '#kernel';
import type { SealKey, TrustedKeys } from '#seals';
import type { Erasure, UnreadableEvents } from './erasure.js';

/** What is not erased, and has to be known of it. */
export const notCovered = [
  'Copies outside: backups of keys made before the erasure, logs of programs, exports, files given to an import and the rows that it refused; messages that were delivered.',
  'Ids, codes, serial numbers, counts and times of events: they stay, and say no longer whose they were.',
  'What was written about the person after the position of this certificate.',
  'Blocks of the database files and of its write-ahead log that hold former rows until they are written over.',
] as const;

/** What was done to erase the data of one person. */
export interface Certificate {
  readonly form: 'casefold/erasure-certificate/1';
  readonly id: string;
  readonly customerId: string;
  readonly requestedBy: string;
  readonly requestedRole: Role;
  readonly requestedAt: Instant;
  readonly erasedAt: Instant;
  /** Streams whose data were erased, and subjects whose keys were destroyed: they have the same names. */
  readonly subjects: readonly string[];
  /** The last position of the log that it covers. */
  readonly through: string;
  readonly unreadable: UnreadableEvents;
  readonly keys: { readonly destroyed: number; readonly wrappedUnder: readonly string[] };
  readonly cleaned: Readonly<Record<string, number>>;
  readonly notCovered: readonly string[];
}

export interface SignedCertificate extends Certificate {
  /** Of the key that signed, one of those that sign seals. */
  readonly keyId: string;
  /** Ed25519, base64, over the canonical JSON of all other fields. */
  readonly signature: string;
}

export const certificateOf = (erasure: Erasure, erasedAt: Instant): Certificate => {
  const { id, customerId, requestedBy, requestedRole, requestedAt, progress } = erasure;
  const { streams = [], through, unreadable = {}, secrets = 0, masterKeyIds = [], cleaned = {} } = progress;
  if (through === undefined) throw new Error(`The erasure ${id} has destroyed nothing yet`);
  return {
    form: 'casefold/erasure-certificate/1',
    ...{ id, customerId, requestedBy, requestedRole, requestedAt, erasedAt },
    subjects: streams,
    through,
    unreadable,
    keys: { destroyed: secrets, wrappedUnder: masterKeyIds },
    cleaned,
    notCovered,
  };
};

export const signCertificate = (certificate: Certificate, key: SealKey): SignedCertificate => {
  const signed = { ...certificate, keyId: key.id };
  return { ...signed, signature: key.signText(canonicalJson(signed)) };
};

/** Whether one of these keys has signed exactly this. */
export const isGenuine = ({ signature, ...signed }: SignedCertificate, keys: TrustedKeys): boolean =>
  signed.form === 'casefold/erasure-certificate/1' &&
  keys.haveSignedText(signed.keyId, canonicalJson(signed), signature);
