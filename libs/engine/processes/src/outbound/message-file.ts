import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OutboundMessages, type OutboundMessage } from './outbound-messages.js';

const newline = '\n'.charCodeAt(0);

/** Appends messages to a file, one JSON object per line. For desks without a messaging service and for experiments. */
export class MessageFile extends OutboundMessages {
  /** Serializes writes to the file. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly file: string) {
    super();
  }

  send(message: OutboundMessage): Promise<void> {
    return this.inTurn(() => this.append(message));
  }

  /** Removes the undelivered messages to these customers and about these cases. Returns their number. */
  forget(customerIds: readonly string[], caseIds: readonly string[]): Promise<number> {
    const isMeant = ({ recipient }: OutboundMessage): boolean =>
      caseIds.includes(recipient.caseId) || customerIds.includes(recipient.customerId ?? '');
    return this.inTurn(() => this.rewrite(isMeant));
  }

  private inTurn<Result>(write: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(write);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async rewrite(isForgotten: (message: OutboundMessage) => boolean): Promise<number> {
    const lines = (await linesOf(this.file)).filter((line) => line !== '');
    const kept = lines.filter((line) => {
      const message = messageIn(line);
      return message && !isForgotten(message);
    });
    if (kept.length === lines.length) return 0;
    const aside = `${this.file}.${randomUUID()}`;
    try {
      await writeFile(aside, kept.map((line) => `${line}\n`).join(''), { mode: 0o600, flush: true });
      await rename(aside, this.file);
    } finally {
      await rm(aside, { force: true });
    }
    return lines.length - kept.length;
  }

  private async append(message: OutboundMessage): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    const handle = await open(this.file, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
      const torn = size > 0 && buffer[0] !== newline; // the last writer was killed
      await handle.appendFile(`${torn ? '\n' : ''}${JSON.stringify(message)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

const linesOf = async (file: string): Promise<string[]> => {
  try {
    return (await readFile(file, 'utf8')).split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/** Undefined for an incomplete line: its recipient is unknown, and the message was written again completely. */
const messageIn = (line: string): OutboundMessage | undefined => {
  try {
    return JSON.parse(line) as OutboundMessage;
  } catch {
    return undefined;
  }
};
