import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/** What protects the data of one subject: two keys for two purposes, both derived from one secret of 32 random bytes. */
export interface SubjectKey {
  /** Seals fields (AES-256-GCM). */
  readonly sealing: KeyObject;
  /** Fingerprints commands (HMAC-SHA-256). */
  readonly fingerprinting: KeyObject;
}

const secretBytes = 32;

export const newSubjectSecret = (): Buffer => randomBytes(secretBytes);

export const subjectKeyFrom = (secret: Buffer): SubjectKey => ({
  sealing: derive(secret, 'casefold/field-sealing/1'),
  fingerprinting: derive(secret, 'casefold/command-fingerprint/1'),
});

const derive = (secret: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, secretBytes)));
