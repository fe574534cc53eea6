import { Injectable } from '@nestjs/common';
import { collect, EventStore } from '#event-store';
import type { Recorded } from '#kernel';
import { type FieldClass, SubjectKeys } from '#privacy';
import { caseCodec } from '../case.codec.js';
import type { CaseEvent } from '../case.events.js';
import { caseStream } from '../case.streams.js';
import { type CaseView, foldCase } from './case.view.js';

/** Reads a case from its own stream: never behind, and with what only the history tells. */
@Injectable()
export class CaseReader {
  private readonly codec: ReturnType<typeof caseCodec>;

  constructor(
    private readonly store: EventStore,
    keys: SubjectKeys,
  ) {
    this.codec = caseCodec(keys);
  }

  /** Everything that happened to a case, in order; nothing where there is no such case. */
  async history(id: string, revealed?: readonly FieldClass[]): Promise<Recorded<CaseEvent>[]> {
    return this.codec.decode(await collect(this.store.readStream(caseStream(id))), revealed);
  }

  /** The case as it stands; undefined where there is none. */
  async view(id: string, revealed?: readonly FieldClass[]): Promise<CaseView | undefined> {
    return foldCase(await this.history(id, revealed));
  }
}
