import { Injectable } from '@nestjs/common';
import { conflictingEventsLimit } from '#event-store';
import type { CommandOutcome } from '#graphql';
import type { Actor } from '#kernel';
import { caseIdOf } from '../case/case.streams.js';
import { CaseReader } from '../case/view/case.reader.js';
import { type CaseEvent, caseEventOf } from '../case-history/case-event.types.js';
import { sharedWith, sightOf } from './case-access.js';
import type { CaseConflict } from './case-conflict.type.js';

/** What to tell those whose command came after something that they had not seen. */
@Injectable()
export class CaseConflicts {
  constructor(private readonly reader: CaseReader) {}

  /** Undefined where there is no conflict, or no case that this actor may see. */
  async of({ stream, conflict }: CommandOutcome, actor: Actor): Promise<CaseConflict | undefined> {
    if (!conflict) return undefined;
    const id = caseIdOf(stream);
    const shared = sharedWith(actor, await this.reader.view(id, sightOf(actor).reveals));
    if (!shared) return undefined;
    const { expected: expectedRevision } = conflict;
    const { revision } = shared;
    return {
      expectedRevision,
      revision,
      events: await this.between(id, expectedRevision, revision, actor),
      hasMore: revision - expectedRevision > conflictingEventsLimit,
    };
  }

  /** The first events after the one that was seen. Undefined for those who are not shown how the house works. */
  private async between(id: string, seen: number, stands: number, actor: Actor): Promise<CaseEvent[] | undefined> {
    const { internal, reveals } = sightOf(actor);
    if (!internal) return undefined;
    if (stands <= seen) return [];
    const to = Math.min(stands, seen + conflictingEventsLimit);
    return (await this.reader.history(id, reveals, { from: seen + 1, to })).map(caseEventOf);
  }
}
