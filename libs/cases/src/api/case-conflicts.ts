import { Injectable } from '@nestjs/common';
import type { Sight } from '#access';
import { conflictingEventsLimit } from '#event-store';
import type { CommandOutcome } from '#graphql';
import { caseIdOf } from '../case/case.streams.js';
import { CaseReader } from '../case/view/case.reader.js';
import { type CaseEvent, caseEventOf } from '../case-history/case-event.types.js';
import type { CaseConflict } from './case-conflict.type.js';

/** What to tell those whose command came after something that they had not seen. */
@Injectable()
export class CaseConflicts {
  constructor(private readonly reader: CaseReader) {}

  /** Undefined where there is no conflict, or no case. */
  async of({ stream, conflict }: CommandOutcome, sight: Sight): Promise<CaseConflict | undefined> {
    if (!conflict) return undefined;
    const id = caseIdOf(stream);
    const view = await this.reader.view(id, sight.reveals('case'));
    if (!view) return undefined;
    const { expected: expectedRevision } = conflict;
    const { revision } = view;
    const between = () => this.between(id, expectedRevision, revision, sight);
    return {
      case: view,
      expectedRevision,
      revision,
      get events() {
        return between();
      },
      hasMore: revision - expectedRevision > conflictingEventsLimit,
    };
  }

  /** The first events after the one that was seen. */
  private async between(id: string, seen: number, stands: number, sight: Sight): Promise<CaseEvent[]> {
    if (stands <= seen) return [];
    const to = Math.min(stands, seen + conflictingEventsLimit);
    return (await this.reader.history(id, sight.reveals('case'), { from: seen + 1, to })).map(caseEventOf);
  }
}
