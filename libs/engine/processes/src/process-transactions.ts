import type { ClientBase, Pool } from 'pg';
import { inTransaction } from '#database';
import { type Decoder, type EventStore, type StoredEvent, toBeDecoded } from '#event-store';
import type { Instant } from '#kernel';
import { deferEvents, deferredEvents, forgetDeferred } from './deferred-events.js';
import { findInstances, writeInstances } from './instance-table.js';
import { markReacted, newOutcomes, writeEntries } from './outbox-table.js';
import { instanceToRetry, unparkInstance } from './parking.js';
import type { Process } from './process.js';
import { advanceProcess, holdProcess, type ProcessCheckpoint } from './process-checkpoint.js';
import { type Reactions, reactTo } from './reactions.js';
import { changeTimers, dueTimers, removeTimers } from './timer-table.js';
import { triggeredByEvent, type TriggeredInput } from './triggered-input.js';

export interface ProcessLog {
  readonly store: EventStore;
  /** Decodes events without their encrypted fields. */
  readonly decoder: Decoder;
}

const timersAtOnce = 200;
const outcomesAtOnce = 200;

/**
 * The transactions of a process. Each handles inputs together with all their effects, and excludes the others of the
 * process. A worker that has lost the process writes nothing.
 */
export class ProcessTransactions {
  constructor(
    private readonly pool: Pool,
    private readonly log: ProcessLog,
    private readonly process: Process,
    private readonly checkpoint: ProcessCheckpoint,
  ) {}

  /** Handles a batch of the log after `after`, and moves the checkpoint to its end. */
  async takeEvents(events: readonly StoredEvent[], after: string, through: string): Promise<void> {
    const inputs = await this.inputsOf(events);
    await this.transact(async (client, { position }) => {
      if (position !== after)
        throw new Error(`The log was read from ${after}, but ${this.process.name} is at ${position}`);
      const { waiting, changed } = await this.react(client, inputs);
      await deferEvents(client, this.process, waiting);
      // Without changes, need not wait for the disk: after a database crash the batch is read again.
      if (!changed) await client.query('SET LOCAL synchronous_commit = off');
      await advanceProcess(client, this.checkpoint, through);
    });
  }

  async takeTimers(now: Instant): Promise<void> {
    await this.transact(async (client) => {
      await this.react(client, await dueTimers(client, this.process, now, timersAtOnce));
    });
  }

  async takeOutcomes(): Promise<void> {
    await this.transact(async (client) => {
      await this.react(client, await newOutcomes(client, this.process, outcomesAtOnce));
    });
  }

  /** Lets a parked instance handle the events that it missed. If it fails again, it stays parked from that event on. */
  async retryParked(): Promise<void> {
    await this.transact(async (client) => {
      const instance = await instanceToRetry(client, this.process);
      if (instance === undefined) return;
      await unparkInstance(client, this.process, instance);
      const events = await deferredEvents(client, this.log.store, this.process, instance);
      const { taken } = await this.react(client, await this.inputsOf(events));
      await forgetDeferred(client, this.process, taken);
    });
  }

  private transact(work: (client: ClientBase, standing: ProcessCheckpoint) => Promise<void>): Promise<void> {
    return inTransaction(this.pool, 'BEGIN', async (client) =>
      work(client, await holdProcess(client, this.checkpoint)),
    );
  }

  /** `changed`: whether anything was written. */
  private async react(
    client: ClientBase,
    inputs: readonly TriggeredInput[],
  ): Promise<Pick<Reactions, 'taken' | 'waiting'> & { readonly changed: boolean }> {
    if (inputs.length === 0) return { taken: [], waiting: [], changed: false };
    const { process } = this;
    const found = await findInstances(
      client,
      process,
      inputs.map(({ instance }) => instance),
    );
    const reactions = reactTo(process, found, inputs);
    const { taken, waiting, timers, outgoing } = reactions;
    const takenIds = (kind: TriggeredInput['input']['kind']): string[] =>
      taken.filter(({ input }) => input.kind === kind).map(({ id }) => id);
    await removeTimers(client, takenIds('timer'));
    await markReacted(client, takenIds('outcome'));
    await changeTimers(client, process, timers);
    await writeEntries(client, process, outgoing);
    const remembers = await writeInstances(client, process, found, reactions);
    return { taken, waiting, changed: remembers || timers.length + outgoing.length + waiting.length > 0 };
  }

  private async inputsOf(stored: readonly StoredEvent[]): Promise<readonly TriggeredInput[]> {
    const { origins, reactsTo } = this.process;
    const { decoder } = this.log;
    const isMeant = toBeDecoded(decoder, reactsTo);
    const concerned = stored.filter((event) => origins.includes(event.origin) && isMeant(event));
    return (await decoder.decode(concerned)).flatMap((event) => {
      const instance = this.process.instanceOf(event);
      return instance === undefined ? [] : [triggeredByEvent(instance, event)];
    });
  }
}
