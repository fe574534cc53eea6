import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventCodec } from '#codec';
import { type AppendRequest, type AppendResult, collect, MemoryEventStore } from '#event-store';
import { commandNamed, type CommandContext, type Decide, type DomainEvent, Refusal } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { CommandProcessor } from './command-processor.js';
import { RevisionConflict } from './command-refusals.js';
import { OutcomeUnknown } from './outcome-unknown.js';

type Added = DomainEvent<'Added', { readonly amount: number }>;

class Add extends commandNamed('Add')<{ readonly amount: number }> {}

const add: Decide<Add, number, Added> = ({ data: { amount } }, sum) => {
  if (sum + amount > 10) throw new Refusal('TOO_MUCH');
  return amount === 0 ? [] : [{ type: 'Added', data: { amount } }];
};

/** A store whose next append can be disturbed, and whose next reads can fail. */
class DisturbedStore extends MemoryEventStore {
  disturb: ((append: () => Promise<AppendResult>) => Promise<AppendResult>) | undefined;
  failingReads = 0;
  appends = 0;

  override async *readStream(...args: Parameters<MemoryEventStore['readStream']>) {
    if (this.failingReads-- > 0) throw new Error('connection lost');
    yield* super.readStream(...args);
  }

  override append(request: AppendRequest): Promise<AppendResult> {
    const { disturb } = this;
    this.disturb = undefined;
    this.appends++;
    const append = (): Promise<AppendResult> => super.append(request);
    return disturb ? disturb(append) : append();
  }
}

let store: DisturbedStore;
let processor: CommandProcessor<number, Added>;

const newProcessor = (keys: MemorySubjectKeys) =>
  new CommandProcessor<number, Added>(store, keys, {
    fold: { initial: 0, evolve: (sum, { data }) => sum + data.amount },
    codec: new EventCodec<Added>({ Added: { version: 1, fields: { amount: 'plain' } } }, keys),
    subjectOf: (_sum, stream) => stream,
  });

const keys = new MemorySubjectKeys();
beforeEach(() => {
  store = new DisturbedStore();
  processor = newProcessor(keys);
});

const command = (commandId: string, amount: number, context: Partial<CommandContext> = {}): Add =>
  new Add(
    'sum-1',
    { amount },
    {
      commandId,
      actor: { id: 'ada', role: 'agent' },
      now: '2026-03-02T09:00:00.000Z',
      correlationId: 'request-1',
      ...context,
    },
  );

const execute = (...args: Parameters<typeof command>) => processor.execute(command(...args), add);
const stored = () => collect(store.readStream('sum-1'));
const amounts = async () => (await stored()).map(({ data }) => (JSON.parse(data) as { amount: number }).amount);

describe('a command', () => {
  it('appends what was decided, and who decided it when', async () => {
    expect(await execute('c1', 3)).toEqual({ revision: 0, position: '1' });
    expect((await stored())[0]).toMatchObject({
      type: 'Added',
      version: 1,
      actor: 'ada',
      role: 'agent',
      commandId: 'c1',
      correlationId: 'request-1',
      origin: 'live',
      subject: 'sum-1',
      occurredAt: '2026-03-02T09:00:00.000Z',
    });
  });

  it('is decided on the whole history', async () => {
    await execute('c1', 6);
    await expect(execute('c2', 5)).rejects.toMatchObject({ code: 'TOO_MUCH' });
    expect(await amounts()).toEqual([6]);
  });

  it('answers where the stream stands when it changed nothing', async () => {
    await execute('c1', 3);
    expect(await execute('c2', 0)).toEqual({ revision: 0, position: '1' });
    expect(store.appends).toBe(1);
  });

  it('never occurs before its predecessor, whatever the clock says', async () => {
    await execute('c1', 1);
    await execute('c2', 1, { now: '2026-03-02T08:00:00.000Z' });
    expect((await stored())[1].occurredAt).toBe('2026-03-02T09:00:00.000Z');
  });

  it('does not overtake another one of its stream in the same process', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => execute(`c${n}`, 1)));
    expect(await amounts()).toHaveLength(10);
    expect(store.appends).toBe(10);
  });
});

describe('a repeated command', () => {
  it('changes nothing and returns its first result', async () => {
    const first = await execute('c1', 3);
    await execute('c2', 7);
    expect(await execute('c1', 3)).toEqual(first);
    expect(await amounts()).toEqual([3, 7]);
  });

  it('may come at another time and in another request', async () => {
    const first = await execute('c1', 3);
    expect(await execute('c1', 3, { now: '2026-03-03T09:00:00.000Z', correlationId: 'request-2' })).toEqual(first);
  });

  it('may still name the revision it was first sent with', async () => {
    await execute('c0', 1);
    const first = await execute('c1', 3, { expectedRevision: 0 });
    expect(await execute('c1', 3, { expectedRevision: 0 })).toEqual(first);
  });

  it('is refused when it says something else', async () => {
    await execute('c1', 3);
    await expect(execute('c1', 4)).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
  });

  it('is refused when someone else sends it', async () => {
    await execute('c1', 3);
    const sentByGrace = execute('c1', 3, { actor: { id: 'grace', role: 'agent' } });
    await expect(sentByGrace).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
  });

  it('is decided anew when it was refused before', async () => {
    await expect(execute('c1', 11)).rejects.toMatchObject({ code: 'TOO_MUCH' });
    expect(await execute('c1', 10)).toMatchObject({ revision: 0 });
  });
});

describe('an expected revision', () => {
  it('refuses a command on any other, and names both', async () => {
    await execute('c1', 3);
    await execute('c2', 3);
    await expect(execute('c3', 1, { expectedRevision: 0 })).rejects.toMatchObject({
      code: 'REVISION_CONFLICT',
      details: { expected: 0, actual: 1 },
    });
  });

  it('beyond where the stream stands is refused as well', async () => {
    await execute('c1', 3);
    await expect(execute('c2', 1, { expectedRevision: 7 })).rejects.toEqual(new RevisionConflict(7, 0));
  });

  it('of a stream that does not exist is refused as well', async () => {
    await expect(execute('c1', 1, { expectedRevision: 0 })).rejects.toEqual(new RevisionConflict(0, 'none'));
  });
});

describe('when the stream moves between load and append', () => {
  const overtaken = (amount: number) => async (append: () => Promise<AppendResult>) => {
    await newProcessor(keys).execute(command('other', amount), add);
    return append();
  };

  it('the command is decided again on the new history', async () => {
    store.disturb = overtaken(4);
    expect(await execute('c1', 6)).toMatchObject({ revision: 1 });
    expect(await amounts()).toEqual([4, 6]);
  });

  it('the new history may refuse it', async () => {
    store.disturb = overtaken(5);
    await expect(execute('c1', 6)).rejects.toMatchObject({ code: 'TOO_MUCH' });
  });

  it('a command with an expected revision is refused', async () => {
    await execute('c0', 1);
    store.disturb = overtaken(4);
    await expect(execute('c1', 1, { expectedRevision: 0 })).rejects.toMatchObject({ code: 'REVISION_CONFLICT' });
  });
});

const lost = new Error('connection lost');

describe('when the answer to an append is lost', () => {
  it('after the commit: the command succeeded once', async () => {
    store.disturb = async (append) => {
      await append();
      throw lost;
    };
    expect(await execute('c1', 3)).toEqual({ revision: 0, position: '1' });
    expect(await amounts()).toEqual([3]);
  });

  it('before the commit: the command is sent again', async () => {
    store.disturb = () => Promise.reject(lost);
    expect(await execute('c1', 3)).toEqual({ revision: 0, position: '1' });
    expect(await amounts()).toEqual([3]);
  });

  it('and the commit comes late: still once', async () => {
    store.disturb = (append) => {
      setTimeout(() => void append().catch(() => undefined), 5);
      return Promise.reject(lost);
    };
    expect(await execute('c1', 3)).toEqual({ revision: 0, position: '1' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await amounts()).toEqual([3]);
  });

  it('and the stream can not be read for a while: once it can, it tells', async () => {
    store.disturb = async (append) => {
      await append();
      store.failingReads = 3;
      throw lost;
    };
    expect(await execute('c1', 3)).toEqual({ revision: 0, position: '1' });
    expect(await amounts()).toEqual([3]);
  });

  it('and the stream moved: what was lost is decided anew, and may be refused', async () => {
    store.disturb = async () => {
      await newProcessor(keys).execute(command('other', 8), add);
      throw lost;
    };
    await expect(execute('c1', 3)).rejects.toMatchObject({ code: 'TOO_MUCH' });
    expect(await amounts()).toEqual([8]);
  });

  it('other content under its id is refused, and it itself is answered', async () => {
    store.disturb = async (append) => {
      await append();
      store.failingReads = Infinity;
      throw lost;
    };
    await expect(execute('c1', 3)).rejects.toBeInstanceOf(OutcomeUnknown);
    store.failingReads = 0;
    await expect(execute('c1', 4)).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect(await execute('c1', 3)).toEqual({ revision: 0, position: '1' });
  });

  it('for good: the outcome is unknown, and neither a success nor a refusal', async () => {
    const down = (): Promise<AppendResult> => {
      store.disturb = down;
      return Promise.reject(lost);
    };
    store.disturb = down;
    const failure: unknown = await execute('c1', 3).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OutcomeUnknown);
    expect(failure).toMatchObject({ message: 'No answer to an append to sum-1', commandId: 'c1' });
    expect(await amounts()).toEqual([]);
  });
});

describe('when every attempt takes the store long', () => {
  const now = performance.now.bind(performance);
  afterEach(() => {
    performance.now = now;
  });

  it('the command is given up long before all attempts are made', async () => {
    let minutes = 0;
    performance.now = () => now() + minutes * 60_000;
    const slow = (): Promise<AppendResult> => {
      store.disturb = slow;
      minutes++;
      return Promise.reject(lost);
    };
    store.disturb = slow;
    await expect(execute('c1', 3)).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(minutes).toBe(1);
  });
});

describe('when the stream moves again and again', () => {
  it('the command is tried a bounded number of times, each decided anew, and then said to be busy', async () => {
    const decided: number[] = [];
    const watched: Decide<Add, number, Added> = (added, sum) => {
      decided.push(sum);
      return add(added, sum);
    };
    const overtaking = async (append: () => Promise<AppendResult>): Promise<AppendResult> => {
      await newProcessor(keys).execute(command(`other-${decided.length}`, 1), add);
      store.disturb = overtaking;
      return append();
    };
    store.disturb = overtaking;
    await expect(processor.execute(command('c1', 1), watched)).rejects.toMatchObject({ code: 'STREAM_BUSY' });
    expect(decided).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(await amounts()).toEqual(decided.map(() => 1));
  });

  it('an outcome that was lost in between stays unknown', async () => {
    let nth = 0;
    const troubled = async (append: () => Promise<AppendResult>): Promise<AppendResult> => {
      store.disturb = undefined;
      const lostNow = nth === 3;
      await newProcessor(keys).execute(command(`other-${nth++}`, 1), add);
      store.disturb = troubled;
      if (lostNow) throw lost;
      return append();
    };
    store.disturb = troubled;
    await expect(execute('c1', 1)).rejects.toBeInstanceOf(OutcomeUnknown);
  });
});

describe('a fault in a decision', () => {
  it('is not retried', async () => {
    let decided = 0;
    const broken: Decide<Add, number, Added> = () => {
      decided++;
      throw new TypeError('broken');
    };
    await expect(processor.execute(command('c1', 1), broken)).rejects.toThrow('broken');
    expect(decided).toBe(1);
  });
});
