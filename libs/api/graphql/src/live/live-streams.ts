import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventStore, type StoredEvent } from '#event-store';
import { tooSlow } from '../errors/api-errors.js';
import { BoundedBuffer } from './bounded-buffer.js';

/** Number of events that may wait for one follower. */
const buffered = 500;

type EventBuffer = BoundedBuffer<StoredEvent>;

interface Tail {
  readonly stop: AbortController;
  /** Position after which the tail reads. */
  readonly from: Promise<string>;
}

/** Follows streams. Reads the end of the log once per process for all followers, and only while there are any. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly followers = new Map<string, Set<EventBuffer>>();
  private tail?: Tail;

  constructor(private readonly store: EventStore) {}

  get followerCount(): number {
    return [...this.followers.values()].reduce((count, followers) => count + followers.size, 0);
  }

  /** Returns the position of the last event in the log. */
  end(): Promise<string> {
    return this.store.lastPosition();
  }

  /**
   * Yields all events of a stream, existing ones first and then new ones, each once and in order, until the signal aborts.
   * @throws GraphQLError SUBSCRIBER_TOO_SLOW if the caller takes them more slowly than they come.
   */
  async *follow(stream: string, signal: AbortSignal): AsyncGenerator<StoredEvent, void, undefined> {
    const buffer: EventBuffer = new BoundedBuffer(buffered, ({ position }) => tooSlow(position));
    try {
      // Subscribe before reading: an event that is appended in between arrives twice rather than never.
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

  /** Ends all followers with the error. The next follower starts a new tail. */
  private fail(error: unknown): void {
    const buffers = [...this.followers.values()].flatMap((followers) => [...followers]);
    this.followers.clear();
    this.tail = undefined;
    buffers.forEach((buffer) => buffer.fail(error));
  }
}
