import { Injectable } from '@nestjs/common';
import { DataSource, type FindOptionsWhere, In } from 'typeorm';
import type { RowOf } from '#projections';
import type { ExternalReference } from '../case/case.events.js';
import type { CaseView } from '../case/view/case.view.js';
import { caseDetailsTable } from './cases.projection.js';

/** Cases one by one, as far as the projection `cases` has come. */
@Injectable()
export class CaseDetails {
  constructor(private readonly dataSource: DataSource) {}

  byNumber(number: string): Promise<CaseView | undefined> {
    return this.find({ number });
  }

  byExternalReference({ source, id }: ExternalReference): Promise<CaseView | undefined> {
    return this.find({ externalSource: source, externalId: id });
  }

  /** In the order of the ids, undefined where there is no such case: what a DataLoader wants. */
  async byIds(ids: readonly string[]): Promise<(CaseView | undefined)[]> {
    const found = await this.cases.findBy({ caseId: In([...ids]) });
    const views = new Map(found.map(({ caseId, view }) => [caseId, view]));
    return ids.map((id) => views.get(id));
  }

  private async find(where: FindOptionsWhere<RowOf<typeof caseDetailsTable>>): Promise<CaseView | undefined> {
    return (await this.cases.findOneBy(where))?.view;
  }

  private get cases() {
    return this.dataSource.getRepository(caseDetailsTable.entity);
  }
}
