const lengthBytes = 4;

/**
 * An unambiguous encoding of a list of texts: a byte for the purpose, their number, and each text with its length
 * before it.
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
