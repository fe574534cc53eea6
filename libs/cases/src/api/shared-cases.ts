import { Injectable } from '@nestjs/common';
import type { Loaders } from '#graphql';
import type { Actor } from '#kernel';
import type { CaseView } from '../case/view/case.view.js';
import { CaseDetails } from '../case-details/case-details.js';
import { sharedWith } from './case-access.js';
import type { Case } from './case.type.js';

/** Cases that other things refer to, fetched together for a whole request. */
@Injectable()
export class SharedCases {
  constructor(private readonly details: CaseDetails) {}

  async load(id: string, actor: Actor, loaders: Loaders): Promise<Case | undefined> {
    return sharedWith(actor, await loaders.of<string, CaseView>(this, (ids) => this.many(ids)).load(id));
  }

  private async many(ids: readonly string[]): Promise<Map<string, CaseView>> {
    const views = await this.details.byIds(ids);
    return new Map(views.flatMap((view) => (view ? [[view.id, view]] : [])));
  }
}
