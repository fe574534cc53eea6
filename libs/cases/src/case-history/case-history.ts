import { Injectable } from '@nestjs/common';
import {
  type Caller,
  type Connection,
  connectionOf,
  type Loaders,
  pageOf,
  pageRequestOf,
  type PageArgs,
} from '#graphql';
import type { FieldClass } from '#privacy';
import { sightOf } from '../api/case-access.js';
import type { Case } from '../api/case.type.js';
import { CaseReader } from '../case/view/case.reader.js';
import { type CaseEvent, caseEventOf } from './case-event.types.js';

/** The history of cases, read from their streams; all that a page of cases asks for at once. */
@Injectable()
export class CaseHistory {
  constructor(private readonly reader: CaseReader) {}

  /** Up to the revision at which the case is shown. Undefined for those who are not shown how the house works. */
  async of(
    { id, revision }: Pick<Case, 'id' | 'revision'>,
    args: PageArgs,
    { actor }: Caller,
    loaders: Loaders,
  ): Promise<Connection<CaseEvent> | undefined> {
    const { internal, reveals } = sightOf(actor);
    if (!internal) return undefined;
    const events = await loaders.of<string, CaseEvent[]>(this, (ids) => this.many(ids, reveals)).load(id);
    const history = (events ?? []).filter((event) => event.revision <= revision);
    return connectionOf(pageOf(history, pageRequestOf(args)), () => history.length);
  }

  private async many(ids: readonly string[], reveals: readonly FieldClass[]): Promise<Map<string, CaseEvent[]>> {
    const histories = ids.map(async (id): Promise<[string, CaseEvent[]]> => {
      const events = await this.reader.history(id, reveals);
      return [id, events.map(caseEventOf)];
    });
    return new Map(await Promise.all(histories));
  }
}
