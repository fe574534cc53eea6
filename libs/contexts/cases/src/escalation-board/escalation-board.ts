import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type FilterOf, narrow } from '#projections';
import { caseListTable } from '../case-views/case-list.table.js';
import { escalationBoardTable, type PendingEscalationRow } from './escalation-board.projection.js';

/** An escalation that waits, with whose case it is: what was written in it is that person's data. */
export type WaitingEscalation = PendingEscalationRow & { readonly customerId?: string };

export type EscalationFilter = FilterOf<typeof escalationBoardTable>;

/** Escalations that wait for someone, as far as the projections `escalation-board` and `cases` have come. */
@Injectable()
export class EscalationBoard {
  constructor(private readonly dataSource: DataSource) {}

  /** The longest waiting first. */
  async pending(filter: EscalationFilter, limit: number): Promise<WaitingEscalation[]> {
    const query = this.dataSource
      .getRepository(escalationBoardTable.entity)
      .createQueryBuilder('e')
      .leftJoin(caseListTable.name, 'c', 'c.caseId = e.caseId')
      .addSelect('c.customerId', 'customerId')
      .orderBy('e.escalatedAt', 'ASC')
      .addOrderBy('e.caseId', 'ASC')
      .limit(limit);
    narrow(query, escalationBoardTable, filter);
    const { entities, raw } = await query.getRawAndEntities<{ customerId: string | null }>();
    return entities.map((waiting, nth) => ({ ...waiting, customerId: raw[nth].customerId ?? undefined }));
  }
}
