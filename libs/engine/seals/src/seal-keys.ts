import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createKeyFileUnlessThere, DamagedKeyFile } from '#encryption';
import { type Seal, type SealContent, signedBytes } from './seal.js';

/** Public keys, to verify signatures of seals. */
export class TrustedKeys {
  private constructor(private readonly keys: ReadonlyMap<string, KeyObject>) {}

  static of(keys: readonly KeyObject[]): TrustedKeys {
    return new TrustedKeys(new Map(keys.map((key) => [idOf(key), key])));
  }

  /**
   * All keys, private or public, from PEM files.
   * @throws DamagedKeyFile if one is not a valid key file.
   */
  static async fromFiles(files: readonly string[]): Promise<TrustedKeys> {
    return TrustedKeys.of((await Promise.all(files.map(readKeys))).flat().map(publicHalf));
  }

  knows(keyId: string): boolean {
    return this.keys.has(keyId);
  }

  haveSigned(seal: Seal): boolean {
    const key = this.keys.get(seal.keyId);
    return key !== undefined && verify(null, signedBytes(seal), key, seal.signature);
  }

  /** @param signature From {@link SealKey.signText}. */
  haveSignedText(keyId: string, text: string, signature: string): boolean {
    const key = this.keys.get(keyId);
    return key !== undefined && verify(null, signedText(text), key, Buffer.from(signature, 'base64'));
  }
}

/** The prefix distinguishes texts from seals. */
const signedText = (text: string): Buffer => Buffer.from(`casefold/text/1\n${text}`);

/** The key that signs new seals. */
export class SealKey {
  private constructor(
    private readonly key: KeyObject,
    /** Its own public key and those of its predecessors. */
    readonly trusted: TrustedKeys,
  ) {}

  /**
   * Opens a PEM file, creating it with a new key if missing. The first key signs; the others, private or public, are
   * keys of earlier seals. Whoever has this file can forge seals.
   * @throws DamagedKeyFile if the content is invalid.
   */
  static async open(file: string): Promise<SealKey> {
    await mkdir(path.dirname(file), { recursive: true });
    await createKeyFileUnlessThere(file, newKeyFile());
    const keys = await readKeys(file);
    if (keys[0].type !== 'private') throw new DamagedKeyFile(file);
    return new SealKey(keys[0], TrustedKeys.of(keys.map(publicHalf)));
  }

  get id(): string {
    return idOf(createPublicKey(this.key));
  }

  /** The public key for verifiers: SPKI in PEM. */
  get publicPem(): string {
    return createPublicKey(this.key).export({ type: 'spki', format: 'pem' }).toString();
  }

  sign<Content extends Omit<SealContent, 'keyId'>>(content: Content): Content & Seal {
    const signed = { ...content, keyId: this.id };
    return { ...signed, signature: sign(null, signedBytes(signed), this.key) };
  }

  /** Signs a text other than a seal. Returns base64. */
  signText(text: string): string {
    return sign(null, signedText(text), this.key).toString('base64');
  }
}

const newKeyFile = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const readKeys = async (file: string): Promise<[KeyObject, ...KeyObject[]]> => {
  const text = await readFile(file, 'utf8');
  try {
    const [first, ...others] = (text.match(pemBlock) ?? []).map(keyOf);
    if (first) return [first, ...others];
  } catch {
    // invalid keys are reported below
  }
  throw new DamagedKeyFile(file);
};

const pemBlock = /-----BEGIN ([A-Z ]+)-----.*?-----END \1-----/gs;

const keyOf = (pem: string): KeyObject => {
  const key = pem.includes('PRIVATE') ? createPrivateKey(pem) : createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519')
    throw new TypeError(`Expected an Ed25519 key, but got ${key.asymmetricKeyType}`);
  return key;
};

const publicHalf = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key);

/** First half of the SHA-256 of the public key (SPKI, DER), in hexadecimal. */
const idOf = (publicKey: KeyObject): string =>
  hash('sha256', publicKey.export({ type: 'spki', format: 'der' }), 'hex').slice(0, 32);
