import { newSubjectSecret, type SubjectKey, subjectKeyFrom } from './subject-key.js';
import { SubjectBeingErased, SubjectKeys } from './subject-keys.js';

/** For specs: keeps keys in memory only. */
export class MemorySubjectKeys extends SubjectKeys {
  private readonly keys = new Map<string, SubjectKey>();
  private readonly tombstones = new Map<string, string>();
  private readonly beingErased = new Set<string>();

  async obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    const wanted = new Set(subjects);
    for (const subject of wanted) {
      if (this.beingErased.has(subject)) throw new SubjectBeingErased(subject);
      if (!this.keys.has(subject)) this.keys.set(subject, subjectKeyFrom(newSubjectSecret()));
    }
    return this.find(wanted);
  }

  async find(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    return knownOf(this.keys, subjects);
  }

  async erasedThrough(subjects: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    return knownOf(this.tombstones, subjects);
  }

  /** From now on nothing can be written about the subject. */
  beginErasure(subject: string): void {
    this.beingErased.add(subject);
  }

  /** Destroys the key of everything up to this position. */
  erase(subject: string, through: string): void {
    this.keys.delete(subject);
    this.tombstones.set(subject, through);
    this.beingErased.delete(subject);
  }
}

const knownOf = <Value>(values: ReadonlyMap<string, Value>, subjects: Iterable<string>): ReadonlyMap<string, Value> => {
  const found = new Map<string, Value>();
  for (const subject of subjects) {
    const value = values.get(subject);
    if (value !== undefined) found.set(subject, value);
  }
  return found;
};
