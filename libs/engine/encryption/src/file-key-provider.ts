import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { createKeyFileUnlessThere, DamagedKeyFile, replaceKeyFile } from './key-file.js';
import { KeyProvider, UnknownMasterKey, type WrappedSecret } from './key-provider.js';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

const keyFile = z
  .object({ current: z.string(), keys: z.record(z.string(), z.base64()) })
  .refine(({ current, keys }) => Object.hasOwn(keys, current));

type KeyFile = z.infer<typeof keyFile>;

interface MasterKeys {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
  /** Identifies the version of the file. Changes when it is replaced or written. */
  readonly stamp: string;
}

/**
 * Master keys in a file that only its owner can read. Back it up separately from the database: without it, stored texts
 * are lost.
 */
export class FileKeyProvider extends KeyProvider {
  private constructor(
    private readonly path: string,
    private held: MasterKeys,
  ) {
    super();
  }

  /**
   * Opens the key file, creating it with a new master key if missing. It is reread whenever it is replaced, so that
   * running programs get new master keys.
   * @throws DamagedKeyFile if the content is invalid.
   */
  static async open(path: string): Promise<FileKeyProvider> {
    const id = randomUUID();
    await createKeyFileUnlessThere(path, JSON.stringify({ current: id, keys: { [id]: newKey() } } satisfies KeyFile));
    return new FileKeyProvider(path, await read(path));
  }

  async wrap(secrets: readonly Buffer[]): Promise<readonly WrappedSecret[]> {
    const { current, keys } = await this.upToDate();
    const key = keyIn(keys, current);
    return secrets.map((secret) => ({ masterKeyId: current, wrapped: encrypt(key, secret) }));
  }

  async unwrap(secrets: readonly WrappedSecret[]): Promise<readonly Buffer[]> {
    const isUnknown = secrets.some(({ masterKeyId }) => !this.held.keys.has(masterKeyId));
    const { keys } = isUnknown ? await this.upToDate() : this.held;
    return secrets.map(({ masterKeyId, wrapped }) => decrypt(keyIn(keys, masterKeyId), wrapped));
  }

  async holds(masterKeyId: string): Promise<boolean> {
    return (await this.upToDate()).keys.has(masterKeyId);
  }

  async currentId(): Promise<string> {
    return (await this.upToDate()).current;
  }

  /** Ids of all master keys in the file, including the current one. */
  async ids(): Promise<readonly string[]> {
    return [...(await this.upToDate()).keys.keys()];
  }

  /** Adds a new master key and makes it current. Returns its id. */
  async rotate(): Promise<string> {
    const id = randomUUID();
    await this.replace(({ keys }) => ({ current: id, keys: { ...keys, [id]: newKey() } }));
    return id;
  }

  /**
   * Removes a master key. Everything wrapped under it is lost, in backups too.
   * @throws Error if it is the current one.
   */
  async remove(masterKeyId: string): Promise<void> {
    if (masterKeyId === (await this.currentId())) throw new Error('The current master key cannot be removed');
    await this.replace(({ current, keys: { [masterKeyId]: _removed, ...others } }) => ({ current, keys: others }));
  }

  private async replace(change: (content: KeyFile) => KeyFile): Promise<void> {
    await replaceKeyFile(this.path, JSON.stringify(change(await readContent(this.path))));
    this.held = await read(this.path);
  }

  private async upToDate(): Promise<MasterKeys> {
    if ((await stampOf(this.path)) !== this.held.stamp) this.held = await read(this.path);
    return this.held;
  }
}

const newKey = (): string => randomBytes(keyBytes).toString('base64');

const read = async (path: string): Promise<MasterKeys> => {
  const stamp = await stampOf(path); // read first, so that a file replaced meanwhile is read again
  const { current, keys } = await readContent(path);
  return { current, stamp, keys: new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])) };
};

const stampOf = async (path: string): Promise<string> => {
  const { ino, mtimeNs } = await stat(path, { bigint: true });
  return `${ino}/${mtimeNs}`;
};

const readContent = async (path: string): Promise<KeyFile> => {
  const parsed = keyFile.safeParse(parseJson(await readFile(path, 'utf8')));
  if (!parsed.success) throw new DamagedKeyFile(path);
  return parsed.data;
};

const keyIn = (keys: ReadonlyMap<string, Buffer>, id: string): Buffer => {
  const key = keys.get(id);
  if (!key) throw new UnknownMasterKey(id);
  return key;
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
