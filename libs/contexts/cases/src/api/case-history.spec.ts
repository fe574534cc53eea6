import { beforeAll, describe, expect, it } from '@jest/globals';
import { AccessPolicy } from '#access';
import { pageOfHistory } from '#kit';
import { MemoryEventStore, type ReadStreamOptions } from '#event-store';
import { answerAccess, type PageArgs } from '#graphql';
import { MemorySubjectKeys } from '#encryption';
import { NoSnapshots } from '#snapshots';
import { caseAccess } from '../case.access.js';
import { caseCodec } from '../case/case.codec.js';
import { caseExamples, recordedCase } from '../case/case.examples.js';
import { caseStream } from '../case/case.streams.js';
import { CaseReader } from '../case/case.model.js';

const id = '5f7e6a52-9a43-4c43-8a76-2f6d6f0c4a11';
const stream = caseStream(id);
const length = 10_000;
const policy = new AccessPolicy([answerAccess, caseAccess]);
const permissions = policy.permissionsOf({ actor: { id: 'agent-1', role: 'agent' }, customerIds: [] });

class WatchedStore extends MemoryEventStore {
  readonly asked: ReadStreamOptions[] = [];

  override readStream(name: string, options: ReadStreamOptions = {}) {
    this.asked.push(options);
    return super.readStream(name, options);
  }
}

const store = new WatchedStore();
const keys = new MemorySubjectKeys();
const reader = new CaseReader(store, keys, new NoSnapshots());

beforeAll(async () => {
  const notes = Array.from({ length: length - 1 }, () => caseExamples.NoteAdded);
  const drafts = recordedCase([caseExamples.CaseOpened, ...notes], { stream }).map(({ envelope, ...event }) => ({
    event,
    id: crypto.randomUUID(),
    occurredAt: envelope.occurredAt,
    metadata: envelope,
  }));
  const events = await caseCodec(keys).encode(drafts);
  for (let from = 0; from < length; from += 1_000) {
    const expected = from === 0 ? 'none' : from - 1;
    await store.append({ stream, events: events.slice(from, from + 1_000), expected });
  }
});

const page = async (args: PageArgs, revision = length - 1) => {
  store.asked.length = 0;
  const connection = await pageOfHistory('case', reader, { id, revision }, args, { permissions });
  const { nodes, totalCount, pageInfo } = connection;
  return { revisions: nodes.map((event) => event.revision), totalCount, pageInfo };
};

describe('the history of a long case', () => {
  it('is read no further than the requested page', async () => {
    const first = await page({ first: 3 });
    expect(first).toMatchObject({ revisions: [0, 1, 2], totalCount: length });
    expect(store.asked).toEqual([{ from: 0, to: 2 }]);
    const next = await page({ first: 3, after: first.pageInfo.endCursor });
    expect(next.revisions).toEqual([3, 4, 5]);
    expect(store.asked).toEqual([{ from: 3, to: 5 }]);
  });

  it('is read backwards from its end', async () => {
    expect((await page({ last: 2 })).revisions).toEqual([9_998, 9_999]);
    expect(store.asked).toEqual([{ from: 9_998, to: 9_999 }]);
  });

  it('ends at the revision at which the case is shown', async () => {
    expect(await page({ first: 100 }, 1)).toMatchObject({ revisions: [0, 1], totalCount: 2 });
  });

  it('is not read when no events are left', async () => {
    const { endCursor } = (await page({ last: 1 })).pageInfo;
    expect((await page({ first: 5, after: endCursor })).revisions).toEqual([]);
    expect(store.asked).toEqual([]);
  });
});
