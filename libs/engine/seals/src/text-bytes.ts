const lengthBytes = 4;

/**
 * One way to write a list of texts as bytes, and no other list has the same: a byte that tells what it is for, how many
 * there are, and each with its length before it.
 */
export const writeTexts = (purpose: number, texts: readonly string[]): Buffer => {
  const size = texts.reduce((sum, text) => sum + lengthBytes + Buffer.byteLength(text), 1 + lengthBytes);
  const bytes = Buffer.allocUnsafe(size);
  let offset = bytes.writeUInt32BE(texts.length, bytes.writeUInt8(purpose, 0));
  for (const text of texts) {
    const written = bytes.write(text, offset + lengthBytes);
    offset = bytes.writeUInt32BE(written, offset) + written;
  }
  return bytes;
};
