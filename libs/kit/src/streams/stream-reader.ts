import { Injectable } from '@nestjs/common';
import { EventCodec } from '#codec';
import { collect, EventStore, type ReadStreamOptions, type StoredEvent } from '#event-store';
import { type DomainEvent, type FieldClass, fieldClasses, type Recorded } from '#kernel';
import { SubjectKeys } from '#encryption';
import { type EventsAtHand, type FoldName, NoSnapshots, Snapshots, StreamLoader } from '#snapshots';
import type { StreamModel } from './stream-model.js';

/** How a stream is folded to the view that payloads, as-of queries and replays show. */
export interface ViewModel<View, Event extends DomainEvent> {
  /** Returns the view after one more event. The view is undefined before the first event. */
  readonly fold: (view: View | undefined, event: Recorded<Event>) => View;
  /** Returns the subject whose key encrypts snapshots of the view. */
  readonly subjectOf: (view: View | undefined, stream: string) => string;
  /** Name and version of the snapshots of long streams. Without it, every stream is folded from its beginning. */
  readonly snapshots?: FoldName;
}

/** Reads views and histories from streams themselves. Unlike read models, they are never behind. */
export abstract class StreamReader<View, Event extends DomainEvent> {
  private readonly codec: EventCodec<Event>;
  /** One loader for each set of field classes that a reader may see. */
  private readonly loaders = new Map<string, StreamLoader<View | undefined, Event>>();

  protected constructor(
    private readonly model: Pick<StreamModel<unknown, Event>, 'names' | 'shapes'>,
    private readonly viewModel: ViewModel<View, Event>,
    private readonly store: EventStore,
    private readonly keys: SubjectKeys,
    private readonly snapshots: Snapshots,
  ) {
    this.codec = new EventCodec(model.shapes, keys);
  }

  /** Returns the events of a stream in order, all or those between two revisions; empty if there is no such stream. */
  async history(
    id: string,
    revealed?: readonly FieldClass[],
    revisions?: Pick<ReadStreamOptions, 'from' | 'to'>,
  ): Promise<Recorded<Event>[]> {
    return this.read(await collect(this.store.readStream(this.model.names.streamOf(id), revisions)), revealed);
  }

  /** Decodes stored events. Decrypts only fields of the revealed classes; default: all. */
  read(stored: readonly StoredEvent[], revealed?: readonly FieldClass[]): Promise<Recorded<Event>[]> {
    return this.codec.decode(stored, revealed);
  }

  /** Returns the current view; undefined if there is no such stream. */
  async view(id: string, revealed?: readonly FieldClass[]): Promise<View | undefined> {
    return (await this.loaderFor(revealed).load(this.model.names.streamOf(id))).state;
  }

  /** Returns the view after events that were read already, without reading them again. */
  viewAfter(events: EventsAtHand, revealed?: readonly FieldClass[]): Promise<View | undefined> {
    return this.loaderFor(revealed).stateAfter(events);
  }

  private loaderFor(revealed: readonly FieldClass[] = fieldClasses): StreamLoader<View | undefined, Event> {
    const classes = [...revealed].sort().join('+');
    const known = this.loaders.get(classes);
    if (known) return known;
    const { fold, subjectOf, snapshots: as } = this.viewModel;
    const loader = new StreamLoader<View | undefined, Event>(
      this.store,
      this.keys,
      as ? this.snapshots : new NoSnapshots(),
      {
        name: `${as?.name ?? this.model.names.category}/${classes}`,
        version: as?.version ?? 1,
        initial: undefined,
        evolve: fold,
        codec: this.codec,
        revealed,
        subjectOf,
      },
    );
    this.loaders.set(classes, loader);
    return loader;
  }
}

/** Creates the injectable reader of a model: `class CaseReader extends streamReader(caseStreams, caseViews) {}`. */
export const streamReader = <State, View, Event extends DomainEvent>(
  model: StreamModel<State, Event>,
  viewModel: ViewModel<View, Event>,
) => {
  @Injectable()
  class ReaderOfModel extends StreamReader<View, Event> {
    constructor(store: EventStore, keys: SubjectKeys, snapshots: Snapshots) {
      super(model, viewModel, store, keys, snapshots);
    }
  }
  return ReaderOfModel;
};
