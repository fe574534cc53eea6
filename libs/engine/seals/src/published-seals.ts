import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { isInstant, isPosition, OperatorError } from '#kernel';
import type { Seal } from './seal.js';

const hex = z
  .string()
  .regex(/^([0-9a-f]{2})+$/)
  .transform((text) => Buffer.from(text, 'hex'));
const position = z.string().refine(isPosition);

const publishedSeal = z.object({
  number: z.int().positive(),
  after: position,
  through: position,
  events: z.int().positive(),
  root: hex,
  previous: hex,
  sealedAt: z.string().refine(isInstant),
  keyId: z.string(),
  signature: hex,
});

export class DamagedSealFile extends OperatorError {
  override readonly name = 'DamagedSealFile';

  constructor(file: string, line: string) {
    const beginning = JSON.stringify(line.slice(0, 40));
    super(`${file} is not a file of published seals, or is damaged, at ${beginning}: restore it, or move it away.`);
  }
}

/** Longer than two lines. */
const lookBackBytes = 8_192;

/**
 * Seals published outside the database, one JSON object per line: rewriting the log and its seals does not change
 * these.
 */
export class PublishedSeals {
  private constructor(
    private readonly file: string,
    private latest: Seal | undefined,
  ) {}

  /**
   * Opens the file, creating it if missing. Removes a line cut off by a crash; its seal will be published again.
   * @throws DamagedSealFile if the last line is not a seal.
   */
  static async open(file: string): Promise<PublishedSeals> {
    await mkdir(path.dirname(file), { recursive: true });
    return new PublishedSeals(file, await repair(file));
  }

  /** The last published seal. */
  get last(): Seal | undefined {
    return this.latest;
  }

  async publish(seals: readonly Seal[]): Promise<void> {
    if (seals.length === 0) return;
    await appendFile(this.file, seals.map(lineOf).join(''), { flush: true });
    this.latest = seals.at(-1);
  }
}

/**
 * The seals in a file, in order.
 * @throws DamagedSealFile at the first line that is not a seal.
 */
export async function* readPublishedSeals(file: string): AsyncGenerator<Seal, void, undefined> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') yield sealIn(line, file);
}

const lineOf = ({ number, after, through, events, root, previous, sealedAt, keyId, signature }: Seal): string =>
  `${JSON.stringify({
    number,
    after,
    through,
    events,
    root: root.toString('hex'),
    previous: previous.toString('hex'),
    sealedAt,
    keyId,
    signature: signature.toString('hex'),
  })}\n`;

const sealIn = (line: string, file: string): Seal => {
  const { data } = publishedSeal.safeParse(jsonIn(line));
  if (data) return data;
  throw new DamagedSealFile(file, line);
};

const jsonIn = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Removes an incomplete last line. Returns the seal of the last complete one. */
const repair = async (file: string): Promise<Seal | undefined> => {
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const start = Math.max(size - lookBackBytes, 0);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const end = buffer.subarray(0, bytesRead).lastIndexOf('\n') + 1;
    if (start + end < size) await handle.truncate(start + end);
    const last = buffer.subarray(0, end).toString('utf8').trimEnd().split('\n').at(-1);
    return last ? sealIn(last, file) : undefined;
  } finally {
    await handle.close();
  }
};
