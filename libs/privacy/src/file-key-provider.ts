import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { createKeyFileUnlessThere, DamagedKeyFile } from './key-file.js';
import { KeyProvider, UnknownMasterKey, type WrappedSecret } from './key-provider.js';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

const keyFile = z.object({ current: z.string(), keys: z.record(z.string(), z.base64()) });

/** Master keys in a file that only its owner may read. Back it up apart from the database: without it, stored texts are lost. */
export class FileKeyProvider extends KeyProvider {
  private constructor(
    private readonly current: string,
    private readonly keys: ReadonlyMap<string, Buffer>,
  ) {
    super();
  }

  /**
   * Reads the file, or makes it with a new master key where there is none.
   * @throws DamagedKeyFile
   */
  static async open(path: string): Promise<FileKeyProvider> {
    await createKeyFileUnlessThere(path, newKeyFile());
    const parsed = keyFile.safeParse(parseJson(await readFile(path, 'utf8')));
    if (!parsed.success) throw new DamagedKeyFile(path);
    const { current, keys } = parsed.data;
    return new FileKeyProvider(
      current,
      new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])),
    );
  }

  async wrap(secrets: readonly Buffer[]): Promise<readonly WrappedSecret[]> {
    const key = this.key(this.current);
    return secrets.map((secret) => ({ masterKeyId: this.current, wrapped: encrypt(key, secret) }));
  }

  async unwrap(secrets: readonly WrappedSecret[]): Promise<readonly Buffer[]> {
    return secrets.map(({ masterKeyId, wrapped }) => decrypt(this.key(masterKeyId), wrapped));
  }

  async holds(masterKeyId: string): Promise<boolean> {
    return this.keys.has(masterKeyId);
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new UnknownMasterKey(id);
    return key;
  }
}

const newKeyFile = (): string => {
  const id = randomUUID();
  return JSON.stringify({ current: id, keys: { [id]: randomBytes(keyBytes).toString('base64') } });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const encrypt = (key: Buffer, secret: Buffer): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (key: Buffer, wrapped: Buffer): Buffer => {
  const decipher = createDecipheriv(algorithm, key, wrapped.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAuthTag(wrapped.subarray(-tagBytes));
  return Buffer.concat([decipher.update(wrapped.subarray(ivBytes, -tagBytes)), decipher.final()]);
};
