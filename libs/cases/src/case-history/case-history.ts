import { Injectable } from '@nestjs/common';
import { type Caller, type Connection, connectionOf, pageOf, pageRequestOf, type PageArgs } from '#graphql';
import type { Case } from '../api/case.type.js';
import { CaseReader } from '../case/view/case.reader.js';
import { type CaseEvent, caseEventOf } from './case-event.types.js';

/** The history of cases, read from their streams: of a long one no more than is asked for. */
@Injectable()
export class CaseHistory {
  constructor(private readonly reader: CaseReader) {}

  /** Up to the revision at which the case is shown. */
  async of(
    { id, revision }: Pick<Case, 'id' | 'revision'>,
    args: PageArgs,
    { sight }: Pick<Caller, 'sight'>,
  ): Promise<Connection<CaseEvent>> {
    const length = revision + 1;
    const page = await pageOf(length, pageRequestOf(args), async ({ from, to }) => {
      const events = await this.reader.history(id, sight.reveals('case'), { from, to: to - 1 });
      return events.map(caseEventOf);
    });
    return connectionOf(page, () => length);
  }
}
