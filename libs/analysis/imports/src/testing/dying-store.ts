import {
  type AppendRequest,
  type AppendResult,
  EventStore,
  type ReadAllOptions,
  type ReadStreamOptions,
  type SubscribeOptions,
} from '#event-store';

/** A store that fails after a number of appends, as if the process were killed. */
export class DyingStore extends EventStore {
  constructor(
    private readonly store: EventStore,
    private appendsLeft: number,
  ) {
    super();
  }

  get densePositions(): boolean {
    return this.store.densePositions;
  }

  append(request: AppendRequest): Promise<AppendResult> {
    return this.appendsLeft-- > 0 ? this.store.append(request) : Promise.reject(new Error('killed'));
  }

  readStream(stream: string, options?: ReadStreamOptions) {
    return this.store.readStream(stream, options);
  }

  readAll(options?: ReadAllOptions) {
    return this.store.readAll(options);
  }

  readRaw(options?: Pick<ReadAllOptions, 'after' | 'batchSize'>) {
    return this.store.readRaw(options);
  }

  subscribe(options: SubscribeOptions) {
    return this.store.subscribe(options);
  }

  lastPosition(): Promise<string> {
    return this.store.lastPosition();
  }
}
