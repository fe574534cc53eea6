const textTypeId = 25;
const headerBytes = 20;
const lengthBytes = 4;

/**
 * Encodes a `text[]` in Postgres' binary format. The text format would escape every quote of the JSON values and
 * unescape it in the database, which costs a third of the throughput of small batches.
 */
export const textArray = (values: readonly string[]): Buffer => {
  const bytes = values.reduce((sum, value) => sum + lengthBytes + Buffer.byteLength(value), headerBytes);
  const buffer = Buffer.allocUnsafe(bytes);
  let offset = 0;
  // Header: one dimension, no nulls, element type, number of elements, first index 1.
  for (const field of [1, 0, textTypeId, values.length, 1]) offset = buffer.writeInt32BE(field, offset);
  for (const value of values) {
    const written = buffer.write(value, offset + lengthBytes);
    offset = buffer.writeInt32BE(written, offset) + written;
  }
  return buffer;
};
