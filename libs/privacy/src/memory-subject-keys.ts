import { newSubjectSecret, type SubjectKey, subjectKeyFrom } from './subject-key.js';
import { SubjectKeys } from './subject-keys.js';

/** For specs: forgets everything with the process. */
export class MemorySubjectKeys extends SubjectKeys {
  private readonly keys = new Map<string, SubjectKey>();

  async obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    const wanted = new Set(subjects);
    for (const subject of wanted) {
      if (!this.keys.has(subject)) this.keys.set(subject, subjectKeyFrom(newSubjectSecret()));
    }
    return this.find(wanted);
  }

  async find(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    const wanted = new Set(subjects);
    return new Map([...this.keys].filter(([subject]) => wanted.has(subject)));
  }
}
