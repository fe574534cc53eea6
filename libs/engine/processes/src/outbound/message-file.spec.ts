import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MessageFile } from './message-file.js';
import type { OutboundMessage } from './outbound-messages.js';

const messageOf = (id: string): OutboundMessage => ({
  id,
  kind: 'customer-reminder',
  recipient: { customerId: 'c-1', caseId: 'case-1' },
  language: 'zh-Hans',
  subject: '您的个案',
  body: 'two\nlines',
  data: { nth: 1 },
});

describe('a file of messages', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casefold-messages-'));
    file = path.join(folder, 'deeper', 'messages.ndjson');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const lines = async () => (await readFile(file, 'utf8')).trimEnd().split('\n');

  it('has one a line, and is for its owner alone', async () => {
    const messages = new MessageFile(file);
    await messages.send(messageOf('first'));
    await messages.send(messageOf('second'));
    expect((await lines()).map((line) => JSON.parse(line) as unknown)).toEqual(['first', 'second'].map(messageOf));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('goes on behind a line that was torn', async () => {
    const messages = new MessageFile(file);
    await messages.send(messageOf('first'));
    await appendFile(file, '{"id":"sec');
    await messages.send(messageOf('second'));
    const [, torn, whole] = await lines();
    expect([torn, JSON.parse(whole)]).toEqual(['{"id":"sec', messageOf('second')]);
  });

  it('forgets those to a customer or about a case, and torn lines, and goes on', async () => {
    const messages = new MessageFile(file);
    expect(await messages.forget(['c-1'], [])).toBe(0); // nothing was sent yet
    const guest = { ...messageOf('to a guest'), recipient: { caseId: 'case-2' } };
    const other = { ...messageOf('to another'), recipient: { customerId: 'c-3', caseId: 'case-3' } };
    for (const message of [messageOf('first'), guest, other]) await messages.send(message);
    await appendFile(file, '{"id":"sec');
    const [forgotten] = await Promise.all([messages.forget(['c-1'], ['case-2']), messages.send(messageOf('later'))]);
    expect(forgotten).toBe(3);
    expect((await lines()).map((line) => (JSON.parse(line) as OutboundMessage).id)).toEqual(['to another', 'later']);
  });

  it('fails where it can not be written', async () => {
    await expect(new MessageFile(folder).send(messageOf('first'))).rejects.toThrow();
  });
});
