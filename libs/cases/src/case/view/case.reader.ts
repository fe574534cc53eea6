import { Injectable } from '@nestjs/common';
import { collect, EventStore, type ReadStreamOptions, type StoredEvent } from '#event-store';
import type { Recorded } from '#kernel';
import { type FieldClass, fieldClasses, SubjectKeys } from '#privacy';
import { Snapshots, StreamLoader } from '#snapshots';
import { caseCodec } from '../case.codec.js';
import type { CaseEvent } from '../case.events.js';
import { caseStream, caseSubject } from '../case.streams.js';
import { type CaseView, caseViewVersion, foldCaseView } from './case.view.js';

/** Reads a case from its own stream: never behind, and with what only the history tells. */
@Injectable()
export class CaseReader {
  private readonly codec: ReturnType<typeof caseCodec>;
  /** One for each sight, by the classes of fields that it reveals. */
  private readonly views = new Map<string, StreamLoader<CaseView | undefined, CaseEvent>>();

  constructor(
    private readonly store: EventStore,
    private readonly keys: SubjectKeys,
    private readonly snapshots: Snapshots,
  ) {
    this.codec = caseCodec(keys);
  }

  /** What happened to a case, all of it or between two revisions, in order; nothing where there is no such case. */
  async history(
    id: string,
    revealed?: readonly FieldClass[],
    revisions?: Pick<ReadStreamOptions, 'from' | 'to'>,
  ): Promise<Recorded<CaseEvent>[]> {
    return this.read(await collect(this.store.readStream(caseStream(id), revisions)), revealed);
  }

  /** Events of cases as they came from the log, opened as far as these classes of fields go. */
  read(stored: readonly StoredEvent[], revealed?: readonly FieldClass[]): Promise<Recorded<CaseEvent>[]> {
    return this.codec.decode(stored, revealed);
  }

  /** The case as it stands; undefined where there is none. */
  async view(id: string, revealed?: readonly FieldClass[]): Promise<CaseView | undefined> {
    const { state } = await this.viewsFor(revealed).load(caseStream(id));
    return state;
  }

  private viewsFor(revealed: readonly FieldClass[] = fieldClasses): StreamLoader<CaseView | undefined, CaseEvent> {
    const sight = [...revealed].sort().join('+');
    const loader =
      this.views.get(sight) ??
      new StreamLoader(this.store, this.keys, this.snapshots, {
        name: `case-view/${sight}`,
        version: caseViewVersion,
        initial: undefined,
        evolve: foldCaseView,
        codec: this.codec,
        revealed,
        subjectOf: (view, stream) => caseSubject(stream, view?.customerId),
      });
    this.views.set(sight, loader);
    return loader;
  }
}
