import { canonicalJson, type Instant, type Role } from '#kernel';
import type { SealKey, TrustedKeys } from '#seals';
import type { Erasure, UnreadableEvents } from './erasure.js';

/** What the erasure does not cover, for the certificate. */
export const notCovered = [
  'Copies elsewhere: backups of keys made before the erasure, program logs, exports, files given to an import and the rows it rejected, and messages that were delivered.',
  'Ids, codes, serial numbers, counts and times of events. They remain, but no longer show to whom they belonged.',
  'What was written about the person after the position of this certificate.',
  'Blocks of the database files and of the write-ahead log that contain former rows until they are overwritten.',
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
  /** Streams whose data were erased. Also the names of the subjects whose keys were destroyed. */
  readonly subjects: readonly string[];
  /** Last log position that the certificate covers. */
  readonly through: string;
  readonly unreadable: UnreadableEvents;
  readonly keys: { readonly destroyed: number; readonly wrappedUnder: readonly string[] };
  readonly cleaned: Readonly<Record<string, number>>;
  readonly notCovered: readonly string[];
}

export interface SignedCertificate extends Certificate {
  /** Id of the signing key, one of the keys that sign seals. */
  readonly keyId: string;
  /** Ed25519, base64, over the canonical JSON of all other fields. */
  readonly signature: string;
}

export const certificateOf = (erasure: Erasure, erasedAt: Instant): Certificate => {
  const { id, customerId, requestedBy, requestedRole, requestedAt, progress } = erasure;
  const { streams = [], through, unreadable = {}, secrets = 0, masterKeyIds = [], cleaned = {} } = progress;
  if (through === undefined) throw new Error(`The erasure ${id} has not destroyed any keys yet`);
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

/** Whether one of these keys has signed exactly this certificate. */
export const isGenuine = ({ signature, ...signed }: SignedCertificate, keys: TrustedKeys): boolean =>
  signed.form === 'casefold/erasure-certificate/1' &&
  keys.haveSignedText(signed.keyId, canonicalJson(signed), signature);
