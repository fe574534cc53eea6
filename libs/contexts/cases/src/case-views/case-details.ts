import { Injectable } from '@nestjs/common';
import { DataSource, type FindOptionsWhere, In } from 'typeorm';
import type { RowOf } from '#projections';
import type { ExternalReference } from '../case/case.events.js';
import type { CaseView } from '../case/view/case.view.js';
import { caseDetailsTable } from './cases.projection.js';

/** Reads single cases from the read model, as of the checkpoint of the projection `cases`. */
@Injectable()
export class CaseDetails {
  constructor(private readonly dataSource: DataSource) {}

  byNumber(number: string): Promise<CaseView | undefined> {
    return this.find({ number });
  }

  byExternalReference({ source, id }: ExternalReference): Promise<CaseView | undefined> {
    return this.find({ externalSource: source, externalId: id });
  }

  /** Cases in the order of `ids`, with undefined for ids that do not exist, as DataLoader expects. */
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
