import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { listen } from '#database';
import { type KeyProvider, UnknownMasterKey } from '../key-provider.js';
import { newSubjectSecret, type SubjectKey, subjectKeyFrom } from '../subject-key.js';
import { SubjectBeingErased, SubjectKeys } from '../subject-keys.js';
import { keysChanged } from './subject-erasure.js';

interface SubjectRow {
  readonly subject: string;
  readonly master_key_id: string | null;
  readonly wrapped: Buffer | null;
  readonly being_erased: boolean;
  readonly through: string | null;
}

/** The state of a subject's key. */
interface KnownSubject {
  readonly key?: SubjectKey;
  readonly erasedThrough?: string;
  readonly beingErased: boolean;
}

/** How long a process may use a key after looking it up. An erasure waits longer before it destroys a key. */
export const keyLifetimeMilliseconds = 10_000;

const cachedKeys = 50_000;
const keysPerStatement = 1_000;

/** Wrapped secrets in `runtime.subject_keys`, unwrapped keys in a bounded cache. Concurrent lookups are batched. */
export class PostgresSubjectKeys extends SubjectKeys {
  private readonly cache: LRUCache<string, KnownSubject>;
  private readonly finder = this.batched((subjects) => this.fetch(subjects));
  private readonly obtainer = this.batched((subjects) => this.fetchOrCreate(subjects));
  private readonly closing = new AbortController();
  private listening: Promise<void> = Promise.resolve();

  private constructor(
    private readonly pool: Pool,
    private readonly provider: KeyProvider,
    lifetimeMilliseconds: number,
  ) {
    super();
    this.cache = new LRUCache({ max: cachedKeys, ttl: lifetimeMilliseconds });
  }

  /** @throws UnknownMasterKey if the provider lacks a master key under which stored secrets are wrapped. */
  static async open(
    pool: Pool,
    provider: KeyProvider,
    lifetimeMilliseconds = keyLifetimeMilliseconds,
  ): Promise<PostgresSubjectKeys> {
    const { rows } = await pool.query<{ id: string }>('SELECT DISTINCT master_key_id AS id FROM runtime.subject_keys');
    for (const { id } of rows) {
      if (!(await provider.holds(id))) throw new UnknownMasterKey(id);
    }
    return new PostgresSubjectKeys(pool, provider, lifetimeMilliseconds);
  }

  /**
   * Clears the cache as soon as an erasure begins or ends in any process, instead of after the keys' lifetime. Ends
   * with `close`.
   */
  forgetWhenTold(reportError: (error: unknown) => void): void {
    const { signal } = this.closing;
    this.listening = listen(this.pool, { channel: keysChanged, heard: () => this.cache.clear(), reportError, signal });
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.listening;
  }

  async obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    const known = await this.load(this.obtainer, subjects, ({ key }) => key !== undefined);
    for (const [subject, { beingErased }] of known) if (beingErased) throw new SubjectBeingErased(subject);
    return chosen(known, ({ key }) => key);
  }

  async find(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    return chosen(await this.load(this.finder, subjects), ({ key }) => key);
  }

  async erasedThrough(subjects: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    return chosen(await this.load(this.finder, subjects), ({ erasedThrough }) => erasedThrough);
  }

  private async load(
    loader: DataLoader<string, KnownSubject | undefined>,
    subjects: Iterable<string>,
    suffices: (known: KnownSubject) => boolean = () => true,
  ): Promise<ReadonlyMap<string, KnownSubject>> {
    const found = new Map<string, KnownSubject>();
    const uncached: string[] = [];
    for (const subject of new Set(subjects)) {
      const known = this.cache.get(subject);
      if (known && suffices(known)) found.set(subject, known);
      else uncached.push(subject);
    }
    if (uncached.length === 0) return found;
    for (const [index, known] of (await loader.loadMany(uncached)).entries()) {
      if (known instanceof Error) throw known;
      if (known) found.set(uncached[index], known);
    }
    return found;
  }

  private batched(fetch: (subjects: readonly string[]) => Promise<ReadonlyMap<string, KnownSubject>>) {
    return new DataLoader<string, KnownSubject | undefined>(
      async (subjects) => {
        const known = await fetch([...new Set(subjects)]);
        return subjects.map((subject) => known.get(subject));
      },
      { cache: false, maxBatchSize: keysPerStatement },
    );
  }

  private async fetchOrCreate(subjects: readonly string[]): Promise<ReadonlyMap<string, KnownSubject>> {
    const found = await this.fetch(subjects);
    // Sorted, since inserting rows in different orders from two processes would deadlock.
    const missing = subjects.filter((subject) => isWithoutKey(found.get(subject))).sort();
    if (missing.length === 0) return found;
    const made = await this.create(missing);
    for (const [subject, key] of made) {
      const known = { erasedThrough: found.get(subject)?.erasedThrough, key, beingErased: false };
      found.set(subject, known);
      this.cache.set(subject, known);
    }
    // If another process was first, use its keys.
    const others = missing.filter((subject) => !made.has(subject));
    return others.length === 0 ? found : new Map([...found, ...(await this.fetch(others))]);
  }

  /** Creates keys, durably, for those of these subjects that have none, and returns them. */
  private async create(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const secrets = subjects.map(newSubjectSecret);
    const wrapped = await this.provider.wrap(secrets);
    const { rows } = await this.pool.query<{ subject: string }>({
      name: 'create-subject-keys',
      text: `INSERT INTO runtime.subject_keys (subject, master_key_id, wrapped)
             SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[]) ON CONFLICT (subject) DO NOTHING RETURNING subject`,
      values: [subjects, wrapped.map(({ masterKeyId }) => masterKeyId), wrapped.map((secret) => secret.wrapped)],
    });
    const secretOf = new Map(subjects.map((subject, index) => [subject, secrets[index]]));
    return new Map(rows.map(({ subject }) => [subject, subjectKeyFrom(secretOf.get(subject) as Buffer)]));
  }

  private async fetch(subjects: readonly string[]): Promise<Map<string, KnownSubject>> {
    const { rows } = await this.pool.query<SubjectRow>({
      name: 'subject-keys',
      text: `SELECT subject, master_key_id, wrapped, being_erased_by IS NOT NULL AS being_erased, through
             FROM (SELECT * FROM runtime.subject_keys WHERE subject = ANY ($1)) AS k
             FULL JOIN (SELECT * FROM runtime.erased_subjects WHERE subject = ANY ($1)) AS e USING (subject)`,
      values: [subjects],
    });
    const keys = await this.unwrapped(rows);
    const known = new Map(
      rows.map(({ subject, being_erased: beingErased, through }): [string, KnownSubject] => [
        subject,
        { key: keys.get(subject), erasedThrough: through ?? undefined, beingErased },
      ]),
    );
    // Subjects being erased are not cached, so that no process has their key in memory when it is destroyed.
    for (const [subject, found] of known) if (!found.beingErased) this.cache.set(subject, found);
    return known;
  }

  private async unwrapped(rows: readonly SubjectRow[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const wrapped = rows.flatMap(({ subject, master_key_id: masterKeyId, wrapped }) =>
      masterKeyId !== null && wrapped !== null ? [{ subject, masterKeyId, wrapped }] : [],
    );
    const secrets = wrapped.length === 0 ? [] : await this.provider.unwrap(wrapped);
    return new Map(wrapped.map(({ subject }, index) => [subject, subjectKeyFrom(secrets[index])]));
  }
}

const isWithoutKey = (known: KnownSubject | undefined): boolean => !known || (!known.key && !known.beingErased);

const chosen = <Value>(
  known: ReadonlyMap<string, KnownSubject>,
  choose: (subject: KnownSubject) => Value | undefined,
): ReadonlyMap<string, Value> => {
  const found = new Map<string, Value>();
  for (const [subject, about] of known) {
    const value = choose(about);
    if (value !== undefined) found.set(subject, value);
  }
  return found;
};
