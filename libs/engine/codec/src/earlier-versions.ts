import type { EarlierShapes, FieldClass } from '#kernel';
import type { Sealed } from './sealed.js';

/**
 * The class of each field of an earlier version. Upcasters get encrypted fields as `Sealed`, so the type of the version
 * has them as `Sealed` too.
 */
type EarlierFields<Old extends object> = {
  readonly [Field in keyof Required<Old>]: Required<Old>[Field] extends Sealed<unknown>
    ? Exclude<FieldClass, 'plain'>
    : 'plain';
};

/** The next version, in which any field may still be sealed. */
type Upcast<Next extends object> = {
  readonly [Field in keyof Next]: Next[Field] | Sealed<Exclude<Next[Field], undefined>>;
};

interface EarlierVersion {
  readonly fields: Readonly<Record<string, FieldClass>>;
  readonly upcast: (data: never) => object;
}

/**
 * The versions of an event before the present one, oldest first, each with a pure function to the next. They are only
 * read, never written.
 *
 *     EarlierVersions.first({ words: 'text' }, ({ words }: NotedV1): NotedV2 => ({ words, room: 'unknown' }))
 *       .followedBy({ words: 'text', room: 'plain' }, ({ words, room }: NotedV2) => ({ …, room }))
 */
export class EarlierVersions<Present extends object> implements EarlierShapes<Present> {
  declare readonly present?: Present;

  private constructor(private readonly versions: readonly EarlierVersion[]) {}

  /** @param upcast Gets personal and text fields sealed, as do all later upcasters. */
  static first<Old extends object, Next extends object>(
    fields: EarlierFields<Old>,
    upcast: (data: Old) => NoInfer<Upcast<Next>>,
  ): EarlierVersions<Next> {
    return new EarlierVersions<Next>([{ fields, upcast }]);
  }

  followedBy<Next extends object>(
    fields: EarlierFields<Present>,
    upcast: (data: Present) => NoInfer<Upcast<Next>>,
  ): EarlierVersions<Next> {
    return new EarlierVersions<Next>([...this.versions, { fields, upcast }]);
  }

  get count(): number {
    return this.versions.length;
  }

  /** @param version From 1 to `count`. */
  fieldsOf(version: number): Readonly<Record<string, FieldClass>> {
    return this.versions[version - 1].fields;
  }

  /** Converts data stored under an earlier version to the present one. */
  upcast(version: number, data: object): Upcast<Present> {
    const steps = this.versions.slice(version - 1);
    return steps.reduce((past, { upcast }) => upcast(past as never), data) as Upcast<Present>;
  }
}
