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
    const found = new Map<string, SubjectKey>();
    for (const subject of subjects) {
      const key = this.keys.get(subject);
      if (key) found.set(subject, key);
    }
    return found;
  }
}
