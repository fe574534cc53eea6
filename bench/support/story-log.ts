import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { caseCodec, caseStream } from '#cases';
import type { NewEvent } from '#event-store';
import { addDays } from '#kernel';
import { specTime } from '#kernel/testing';
import { caseStory, storyMetadata } from './case-story.js';

/** Number of concurrent cases, whose events are interleaved. */
const atOnce = 500;

/** Fills an empty log with that many events of cases, with COPY. */
export const fillStoryLog = async (
  pool: pg.Pool,
  codec: ReturnType<typeof caseCodec>,
  events: number,
): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await pipeline(Readable.from(linesOf(codec, events)), client.query(copyFrom('COPY log.events FROM STDIN')));
    await client.query('ANALYZE log.events');
  } finally {
    client.release(true);
  }
};

async function* linesOf(codec: ReturnType<typeof caseCodec>, events: number): AsyncGenerator<string> {
  for (let position = 0; position < events;) {
    const stories = await Promise.all(Array.from({ length: atOnce }, () => storyOf(codec, position)));
    for (const revision of caseStory.keys()) {
      let lines = '';
      for (const { stream, encoded } of stories) {
        if (position < events) lines += lineOf(++position, stream, revision, encoded[revision]);
      }
      yield lines;
    }
  }
}

const storyOf = async (codec: ReturnType<typeof caseCodec>, position: number) => {
  const id = randomUUID();
  const occurredAt = addDays(specTime, Math.floor(position / 10_000));
  const drafts = caseStory.map((event, index) => {
    return { event, id: randomUUID(), occurredAt, metadata: storyMetadata(id, index) };
  });
  return { stream: caseStream(id), encoded: await codec.encode(drafts) };
};

const lineOf = (position: number, stream: string, revision: number, event: NewEvent): string => {
  const { id, type, version, occurredAt, data, ...metadata } = event;
  const cells = [position, stream, revision, id, type, version, occurredAt, occurredAt, data, JSON.stringify(metadata)];
  return `${cells.map((cell) => String(cell).replaceAll('\\', '\\\\')).join('\t')}\n`;
};
