import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import type { SubjectKey } from './subject-key.js';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const form = 'v1.';

/**
 * Encrypts one field: any JSON value becomes `v1.` and base64url of IV, ciphertext and tag. `place` names where the
 * field stands (event and field name) and is authenticated with it, so that a sealed value moved elsewhere won't open.
 */
export const sealField = (key: SubjectKey, place: string, value: unknown): string => {
  const iv = nextIv();
  const cipher = createCipheriv(algorithm, key.sealing, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(place));
  const sealed = [iv, cipher.update(JSON.stringify(value), 'utf8'), cipher.final(), cipher.getAuthTag()];
  return form + Buffer.concat(sealed).toString('base64url');
};

/** Random bytes for many IVs at once: asking for twelve at a time costs a third of all sealing. None is used twice. */
const ivs = Buffer.alloc(ivBytes * 1_024);
let usedIvBytes = ivs.length;

const nextIv = (): Buffer => {
  if (usedIvBytes === ivs.length) {
    randomFillSync(ivs);
    usedIvBytes = 0;
  }
  return ivs.subarray(usedIvBytes, (usedIvBytes += ivBytes)); // copied into its envelope before the next one is asked for
};

/** @throws Error where the envelope is not one, was changed, belongs elsewhere, or to another key. */
export const openField = (key: SubjectKey, place: string, envelope: unknown): unknown => {
  if (typeof envelope !== 'string' || !envelope.startsWith(form)) {
    throw new Error(`${place}: stored in clear or in an unknown form`);
  }
  const sealed = Buffer.from(envelope.slice(form.length), 'base64url');
  try {
    const decipher = createDecipheriv(algorithm, key.sealing, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(-tagBytes));
    return JSON.parse(decipher.update(sealed.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8'));
  } catch (cause) {
    throw new Error(`${place}: can't be opened with the key of its subject`, { cause });
  }
};
