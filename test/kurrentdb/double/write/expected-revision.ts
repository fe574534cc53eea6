/** What a write expects of its stream: an exact revision, or less than that. */
export type ExpectedRevision = bigint | 'any' | 'no-stream' | 'stream-exists';

/** As the server numbers it in its messages. */
export const expectedVersion = (expected: ExpectedRevision): bigint => {
  switch (expected) {
    case 'any':
      return -2n;
    case 'no-stream':
      return -1n;
    case 'stream-exists':
      return -4n;
    default:
      return expected;
  }
};
