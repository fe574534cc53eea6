import { Injectable } from '@nestjs/common';
import { type Caller, type Connection, connectionOf, pageOf, pageRequestOf, type PageArgs } from '#graphql';
import { sightOf } from '../api/case-access.js';
import type { Case } from '../api/case.type.js';
import { CaseReader } from '../case/view/case.reader.js';
import { type CaseEvent, caseEventOf } from './case-event.types.js';

/** The history of cases, read from their streams: of a long one no more than is asked for. */
@Injectable()
export class CaseHistory {
  constructor(private readonly reader: CaseReader) {}

  /** Up to the revision at which the case is shown. Undefined for those who are not shown how the house works. */
  async of(
    { id, revision }: Pick<Case, 'id' | 'revision'>,
    args: PageArgs,
    { actor }: Pick<Caller, 'actor'>,
  ): Promise<Connection<CaseEvent> | undefined> {
    const { internal, reveals } = sightOf(actor);
    if (!internal) return undefined;
    const length = revision + 1;
    const page = await pageOf(length, pageRequestOf(args), async ({ from, to }) => {
      const events = await this.reader.history(id, reveals, { from, to: to - 1 });
      return events.map(caseEventOf);
    });
    return connectionOf(page, () => length);
  }
}
