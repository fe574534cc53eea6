import { Injectable } from '@nestjs/common';
import { LogTail } from '#graphql';
import { type Actor, comparePositions, type Recorded } from '#kernel';
import { sharedWith, sightOf } from '../api/case-access.js';
import type { CaseEvent } from '../case/case.events.js';
import { caseStream } from '../case/case.streams.js';
import { CaseReader } from '../case/view/case.reader.js';
import { type CaseView, foldCaseView } from '../case/view/case.view.js';
import { caseEventOf } from '../case-history/case-event.types.js';
import type { CaseChange } from './case-change.types.js';

/** What happens to a case, as it happens. */
@Injectable()
export class CaseChanges {
  constructor(
    private readonly tail: LogTail,
    private readonly reader: CaseReader,
  ) {}

  /** The changes behind `after`, or behind what is known when it begins, until the signal. Each is given by present rights. */
  async *follow(
    id: string,
    after: string | undefined,
    actor: Actor,
    signal: AbortSignal,
  ): AsyncGenerator<CaseChange, void, undefined> {
    const { reveals } = sightOf(actor);
    const from = after ?? (await this.tail.end());
    let view: CaseView | undefined;
    for await (const stored of this.tail.follow(caseStream(id), signal)) {
      const [event] = await this.reader.read([stored], reveals);
      view = foldCaseView(view, event);
      const isNew = comparePositions(event.envelope.position, from) > 0;
      const change = isNew ? changeFor(actor, view, event) : undefined;
      if (change) yield change;
    }
  }
}

const changeFor = (actor: Actor, view: CaseView, event: Recorded<CaseEvent>): CaseChange | undefined => {
  const shared = sharedWith(actor, view);
  if (!shared) return undefined;
  const { revision, position } = event.envelope;
  return { case: shared, event: sightOf(actor).internal ? caseEventOf(event) : undefined, revision, position };
};
