import { readdirSync, readFileSync } from 'node:fs';
import type { NewEvent, StoredEvent } from '#event-store';
import type { Envelope } from '#kernel';
import { type SubjectKey, subjectKeyFrom, SubjectKeys } from '#encryption';

/** The samples were sealed under this key, once and for all. */
export class SampleKeys extends SubjectKeys {
  async obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    const key = subjectKeyFrom(Buffer.alloc(32, 'casefold samples'));
    return new Map([...subjects].map((subject) => [subject, key]));
  }

  find(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    return this.obtain(subjects);
  }

  async erasedThrough(): Promise<ReadonlyMap<string, string>> {
    return new Map();
  }
}

/** The events of a folder as they were stored, by the names of their files. */
export const samplesIn = (folder: URL, envelope: Envelope): ReadonlyMap<string, StoredEvent> =>
  new Map(
    readdirSync(folder).map((file) => {
      const content = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as NewEvent & { data: object };
      return [file, { ...envelope, ...content, data: JSON.stringify(content.data) } satisfies StoredEvent];
    }),
  );
