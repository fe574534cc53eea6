import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/** The keys of one subject: two keys for two purposes, both derived from one secret of 32 random bytes. */
export interface SubjectKey {
  /** Encrypts fields (AES-256-GCM). */
  readonly sealing: KeyObject;
  /** Fingerprints commands (HMAC-SHA-256). */
  readonly fingerprinting: KeyObject;
}

const secretBytes = 32;

export const newSubjectSecret = (): Buffer => randomBytes(secretBytes);

/** Derives each key when it is first needed: reading many events needs few of them. */
export const subjectKeyFrom = (secret: Buffer): SubjectKey => {
  const keys: { sealing?: KeyObject; fingerprinting?: KeyObject } = {};
  return {
    get sealing() {
      return (keys.sealing ??= derive(secret, 'casefold/field-sealing/1'));
    },
    get fingerprinting() {
      return (keys.fingerprinting ??= derive(secret, 'casefold/command-fingerprint/1'));
    },
  };
};

const derive = (secret: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, secretBytes)));
