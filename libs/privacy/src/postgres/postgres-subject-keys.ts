import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { type KeyProvider, UnknownMasterKey } from '../key-provider.js';
import { newSubjectSecret, type SubjectKey, subjectKeyFrom } from '../subject-key.js';
import { SubjectKeys } from '../subject-keys.js';

interface KeyRow {
  readonly subject: string;
  readonly master_key_id: string;
  readonly wrapped: Buffer;
}

const cachedKeys = 50_000;
const keysPerStatement = 1_000;

/** Wrapped secrets in `runtime.subject_keys`, keys in a bounded cache. What is asked for at the same time is fetched together. */
export class PostgresSubjectKeys extends SubjectKeys {
  private readonly cache = new LRUCache<string, SubjectKey>({ max: cachedKeys });
  private readonly finder = this.batched((subjects) => this.fetch(subjects));
  private readonly obtainer = this.batched((subjects) => this.fetchOrCreate(subjects));

  private constructor(
    private readonly pool: Pool,
    private readonly provider: KeyProvider,
  ) {
    super();
  }

  /** @throws UnknownMasterKey where stored secrets are wrapped under a master key that the provider does not hold. */
  static async open(pool: Pool, provider: KeyProvider): Promise<PostgresSubjectKeys> {
    const { rows } = await pool.query<KeyRow>('SELECT DISTINCT master_key_id FROM runtime.subject_keys');
    for (const { master_key_id: id } of rows) {
      if (!(await provider.holds(id))) throw new UnknownMasterKey(id);
    }
    return new PostgresSubjectKeys(pool, provider);
  }

  obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    return this.load(this.obtainer, subjects);
  }

  find(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    return this.load(this.finder, subjects);
  }

  private async load(
    loader: DataLoader<string, SubjectKey | undefined>,
    subjects: Iterable<string>,
  ): Promise<ReadonlyMap<string, SubjectKey>> {
    const found = new Map<string, SubjectKey>();
    const uncached: string[] = [];
    for (const subject of new Set(subjects)) {
      const key = this.cache.get(subject);
      if (key) found.set(subject, key);
      else uncached.push(subject);
    }
    if (uncached.length === 0) return found;
    for (const [index, key] of (await loader.loadMany(uncached)).entries()) {
      if (key instanceof Error) throw key;
      if (key) found.set(uncached[index], key);
    }
    return found;
  }

  private batched(fetch: (subjects: readonly string[]) => Promise<ReadonlyMap<string, SubjectKey>>) {
    return new DataLoader<string, SubjectKey | undefined>(
      async (subjects) => {
        const keys = await fetch([...new Set(subjects)]);
        return subjects.map((subject) => keys.get(subject));
      },
      { cache: false, maxBatchSize: keysPerStatement },
    );
  }

  private async fetchOrCreate(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const found = await this.fetch(subjects);
    // Sorted: rows inserted in different orders by two processes would deadlock.
    const missing = subjects.filter((subject) => !found.has(subject)).sort();
    if (missing.length === 0) return found;
    await this.create(missing);
    // Read back: where another process was first, its key counts.
    return new Map([...found, ...(await this.fetch(missing))]);
  }

  private async create(subjects: readonly string[]): Promise<void> {
    const secrets = await this.provider.wrap(subjects.map(newSubjectSecret));
    await this.pool.query(
      `INSERT INTO runtime.subject_keys (subject, master_key_id, wrapped)
       SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[]) ON CONFLICT (subject) DO NOTHING`,
      [subjects, secrets.map(({ masterKeyId }) => masterKeyId), secrets.map(({ wrapped }) => wrapped)],
    );
  }

  private async fetch(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const { rows } = await this.pool.query<KeyRow>({
      name: 'subject-keys',
      text: 'SELECT subject, master_key_id, wrapped FROM runtime.subject_keys WHERE subject = ANY ($1)',
      values: [subjects],
    });
    const secrets = await this.provider.unwrap(
      rows.map(({ master_key_id, wrapped }) => ({ masterKeyId: master_key_id, wrapped })),
    );
    const keys = new Map(rows.map(({ subject }, index) => [subject, subjectKeyFrom(secrets[index])]));
    for (const [subject, key] of keys) this.cache.set(subject, key);
    return keys;
  }
}
