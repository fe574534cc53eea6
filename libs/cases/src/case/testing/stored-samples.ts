import { readdirSync, readFileSync } from 'node:fs';
import type { NewEvent, StoredEvent } from '#event-store';
import { type SubjectKey, subjectKeyFrom, SubjectKeys } from '#privacy';
import { caseExamples, recordedCase } from '../case.examples.js';

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

const folder = new URL('../stored/', import.meta.url);

/** One event of every version that was ever stored, as it was stored, by the name of its file. */
export const storedSamples = (): ReadonlyMap<string, StoredEvent> =>
  new Map(
    readdirSync(folder).map((file) => {
      const content = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as NewEvent & { data: object };
      const [{ envelope }] = recordedCase([caseExamples.WorkStarted]);
      return [file, { ...envelope, ...content, data: JSON.stringify(content.data) } satisfies StoredEvent];
    }),
  );
