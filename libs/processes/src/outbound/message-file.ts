import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { OutboundMessages, type OutboundMessage } from './outbound-messages.js';

const newline = '\n'.charCodeAt(0);

/** Appends messages to a file, one JSON object a line; for a desk without a messaging service, and for trying things out. */
export class MessageFile extends OutboundMessages {
  constructor(private readonly file: string) {
    super();
  }

  async send(message: OutboundMessage): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    const handle = await open(this.file, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
      const torn = size > 0 && buffer[0] !== newline; // whoever wrote last was killed
      await handle.appendFile(`${torn ? '\n' : ''}${JSON.stringify(message)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
