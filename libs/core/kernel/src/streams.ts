/** Stream names of one category: `case-<id>` for category `case`. */
export interface StreamNames {
  /** Must not contain a hyphen. */
  readonly category: string;
  readonly streamOf: (id: string) => string;
  readonly idOf: (stream: string) => string;
}

export const streamNames = (category: string): StreamNames => ({
  category,
  streamOf: (id) => `${category}-${id}`,
  idOf: (stream) => stream.slice(category.length + 1),
});

/** The id in a stream name of any category. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
