import { beforeEach, describe, expect, it } from '@jest/globals';
import { EventCodec } from '#codec';
import { collect, MemoryEventStore } from '#event-store';
import { commandNamed, type Decide, type DomainEvent } from '#kernel';
import { specTime } from '#kernel/testing';
import { MemorySubjectKeys } from '#encryption';
import { type CommandResult, CommandProcessor } from './command-processor.js';

type Said = DomainEvent<'Said', { readonly words: string }>;

class Say extends commandNamed('Say')<{ readonly words: string }> {}

const say: Decide<Say, null, Said> = ({ data: { words } }) => [{ type: 'Said', data: { words } }];

const stream = 'talk-1';

let keys: MemorySubjectKeys;
let store: MemoryEventStore;
let processor: CommandProcessor<null, Said>;

beforeEach(() => {
  [keys, store] = [new MemorySubjectKeys(), new MemoryEventStore()];
  processor = new CommandProcessor<null, Said>(store, keys, {
    fold: { initial: null, evolve: () => null },
    codec: new EventCodec<Said>({ Said: { version: 1, fields: { words: 'text' } } }, keys),
    subjectOf: (_state, subject) => subject,
  });
});

const execute = (commandId: string, words: string): Promise<CommandResult> => {
  const actor = { id: 'ada', role: 'agent' } as const;
  return processor.execute(new Say(stream, { words }, { commandId, actor, now: specTime, correlationId: 'r' }), say);
};

const length = async (): Promise<number> => (await collect(store.readStream(stream))).length;

describe('a command about someone whose data are erased', () => {
  it('is refused meanwhile, and accepted after that; a repeat is answered all the time', async () => {
    const first = await execute('c1', 'hello');
    keys.beginErasure(stream);
    await expect(execute('c2', 'more')).rejects.toMatchObject({ code: 'PERSONAL_DATA_BEING_ERASED' });
    expect(await execute('c1', 'hello')).toEqual(first);
    keys.erase(stream, first.position);
    await execute('c2', 'more');
    expect(await length()).toBe(2);
  });

  it('is believed to be the one of its id: nobody can tell any more what that said', async () => {
    const first = await execute('c1', 'hello');
    keys.erase(stream, first.position);
    expect(await execute('c1', 'something else')).toEqual(first);
    await execute('c2', 'more');
    await expect(execute('c2', 'something else')).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
  });
});
