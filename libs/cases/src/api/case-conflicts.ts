import { Injectable } from '@nestjs/common';
import { type CommandOutcome } from '#graphql';
import { conflictingEventsLimit } from '#event-store';
import type { Actor } from '#kernel';
import { caseIdOf } from '../case/case.streams.js';
import { CaseReader } from '../case/view/case.reader.js';
import { foldCase } from '../case/view/case.view.js';
import { caseEventOf } from '../case-history/case-event.types.js';
import { sharedWith, sightOf } from './case-access.js';
import type { CaseConflict } from './case-conflict.type.js';

/** What to tell those whose command came after something that they had not seen. */
@Injectable()
export class CaseConflicts {
  constructor(private readonly reader: CaseReader) {}

  /** Undefined where there is no conflict, or no case that this actor may see. */
  async of({ stream, conflict }: CommandOutcome, actor: Actor): Promise<CaseConflict | undefined> {
    if (!conflict) return undefined;
    const { internal, reveals } = sightOf(actor);
    const history = await this.reader.history(caseIdOf(stream), reveals);
    const shared = sharedWith(actor, foldCase(history));
    if (!shared) return undefined;
    const since = history.slice(conflict.expected + 1);
    return {
      expectedRevision: conflict.expected,
      revision: shared.revision,
      events: internal ? since.slice(0, conflictingEventsLimit).map(caseEventOf) : undefined,
      hasMore: since.length > conflictingEventsLimit,
    };
  }
}
