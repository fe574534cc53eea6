/** The names of the streams of one kind of thing: `case-<id>`, of category `case`. */
export interface StreamNames {
  /** Without a hyphen. */
  readonly category: string;
  readonly streamOf: (id: string) => string;
  readonly idOf: (stream: string) => string;
}

export const streamNames = (category: string): StreamNames => ({
  category,
  streamOf: (id) => `${category}-${id}`,
  idOf: (stream) => stream.slice(category.length + 1),
});

/** The id in the name of a stream, whatever its category. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
