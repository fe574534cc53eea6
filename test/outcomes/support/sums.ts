import { EventCodec } from '#codec';
import { CommandProcessor } from '#command-processing';
import { collect, type EventStore } from '#event-store';
import { commandNamed, type Decide, type DomainEvent } from '#kernel';
import type { SubjectKeys } from '#encryption';

type Added = DomainEvent<'Added', { readonly amount: number }>;

/** To add to the sum that its stream is. */
export class Add extends commandNamed('Add')<{ readonly amount: number }> {}

const add: Decide<Add, number, Added> = ({ data: { amount } }) => [{ type: 'Added', data: { amount } }];

/** The smallest write side there is. */
export class Sums {
  private readonly processor: CommandProcessor<number, Added>;

  constructor(
    private readonly store: EventStore,
    keys: SubjectKeys,
  ) {
    this.processor = new CommandProcessor(store, keys, {
      fold: { initial: 0, evolve: (sum, { data }) => sum + data.amount },
      codec: new EventCodec<Added>({ Added: { version: 1, fields: { amount: 'plain' } } }, keys),
      subjectOf: (_sum, stream) => stream,
    });
  }

  add(stream: string, commandId: string, amount: number) {
    const context = {
      commandId,
      actor: { id: 'ada', role: 'agent' },
      now: '2026-03-02T09:00:00.000Z',
      correlationId: 'spec',
    } as const;
    return this.processor.execute(new Add(stream, { amount }, context), add);
  }

  /** What was added to a stream, in order. */
  async amountsOf(stream: string): Promise<number[]> {
    const events = await collect(this.store.readStream(stream));
    return events.map(({ data }) => (JSON.parse(data) as { amount: number }).amount);
  }
}
