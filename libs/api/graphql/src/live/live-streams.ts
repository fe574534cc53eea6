import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventStore, type StoredEvent } from '#event-store';
import { tooSlow } from '../errors/api-errors.js';
import { BoundedBuffer } from './bounded-buffer.js';

/** Events that may wait for one follower. */
const buffered = 500;

type EventBuffer = BoundedBuffer<StoredEvent>;

interface Tail {
  readonly stop: AbortController;
  /** Behind which it reads. */
  readonly from: Promise<string>;
}

/** The end of the log, read once per process for all who follow a stream, and only while anyone does. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly followers = new Map<string, Set<EventBuffer>>();
  private tail?: Tail;

  constructor(private readonly store: EventStore) {}

  get followerCount(): number {
    return [...this.followers.values()].reduce((count, followers) => count + followers.size, 0);
  }

  /** The position of the last event in the log. */
  end(): Promise<string> {
    return this.store.lastPosition();
  }

  /**
   * All events of a stream: those that are there, then those that come, each once and in order, until the signal.
   * @throws GraphQLError SUBSCRIBER_TOO_SLOW when they are not taken as fast as they come.
   */
  async *follow(stream: string, signal: AbortSignal): AsyncGenerator<StoredEvent, void, undefined> {
    const buffer: EventBuffer = new BoundedBuffer(buffered, ({ position }) => tooSlow(position));
    try {
      // First listen, then read: what is appended in between arrives twice rather than never.
      await this.join(stream, buffer);
      let revision = -1;
      for await (const event of this.store.readStream(stream)) {
        if (signal.aborted) return;
        revision = event.revision;
        yield event;
      }
      for await (const event of buffer.drain(signal)) {
        if (event.revision > revision) yield event;
      }
    } finally {
      this.leave(stream, buffer);
    }
  }

  onModuleDestroy(): void {
    this.tail?.stop.abort();
  }

  private async join(stream: string, buffer: EventBuffer): Promise<void> {
    this.followers.set(stream, (this.followers.get(stream) ?? new Set()).add(buffer));
    this.tail ??= this.start();
    await this.tail.from;
  }

  private leave(stream: string, buffer: EventBuffer): void {
    const others = this.followers.get(stream);
    others?.delete(buffer);
    if (others?.size === 0) this.followers.delete(stream);
    if (this.followers.size > 0) return;
    this.tail?.stop.abort();
    this.tail = undefined;
  }

  private start(): Tail {
    const tail = { stop: new AbortController(), from: this.store.lastPosition() };
    void this.run(tail);
    return tail;
  }

  private async run({ stop: { signal }, from }: Tail): Promise<void> {
    try {
      for await (const { events } of this.store.subscribe({ after: await from, signal })) {
        for (const event of events) this.followers.get(event.stream)?.forEach((buffer) => buffer.push(event));
      }
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  /** Those who follow now are told, and may come again; the next one starts the tail anew. */
  private fail(error: unknown): void {
    const buffers = [...this.followers.values()].flatMap((followers) => [...followers]);
    this.followers.clear();
    this.tail = undefined;
    buffers.forEach((buffer) => buffer.fail(error));
  }
}
