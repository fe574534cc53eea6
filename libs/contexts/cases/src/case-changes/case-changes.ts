import { Injectable } from '@nestjs/common';
import type { Permissions } from '#access';
import { shownEvent } from '#kit';
import { LiveStreams } from '#graphql';
import { comparePositions } from '#kernel';
import { caseStream } from '../case/case.streams.js';
import { CaseReader } from '../case/case.model.js';
import { type CaseView, foldCaseView } from '../case/view/case.view.js';
import type { CaseChange } from './case-change.types.js';

/** Streams the events of one case as they are appended. */
@Injectable()
export class CaseChanges {
  constructor(
    private readonly tail: LiveStreams,
    private readonly reader: CaseReader,
  ) {}

  /**
   * Yields the changes after position `after`, or after the end of the log at the start if `after` is omitted, until
   * the signal aborts.
   */
  async *follow(
    id: string,
    after: string | undefined,
    permissions: Permissions,
    signal: AbortSignal,
  ): AsyncGenerator<CaseChange, void, undefined> {
    const from = after ?? (await this.tail.end());
    let view: CaseView | undefined;
    for await (const stored of this.tail.follow(caseStream(id), signal)) {
      const [event] = await this.reader.read([stored], permissions.reveals('case'));
      view = foldCaseView(view, event);
      const { revision, position } = event.envelope;
      if (comparePositions(position, from) > 0) yield { case: view, event: shownEvent(event), revision, position };
    }
  }
}
