import { Injectable } from '@nestjs/common';
import type { Loaders } from '#graphql';
import type { CaseView } from '../case/view/case.view.js';
import { CaseDetails } from './case-details.js';

/** Cases that other types refer to, batched per request. */
@Injectable()
export class SharedCases {
  constructor(private readonly details: CaseDetails) {}

  load(id: string, loaders: Loaders): Promise<CaseView | undefined> {
    return loaders.of<string, CaseView>(this, (ids) => this.many(ids)).load(id);
  }

  private async many(ids: readonly string[]): Promise<Map<string, CaseView>> {
    const views = await this.details.byIds(ids);
    return new Map(views.flatMap((view) => (view ? [[view.id, view]] : [])));
  }
}
