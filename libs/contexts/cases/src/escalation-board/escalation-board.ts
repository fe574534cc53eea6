import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type FilterOf, narrow } from '#projections';
import { caseListTable } from '../case-views/case-list.table.js';
import { escalationBoardTable, type PendingEscalationRow } from './escalation-board.projection.js';

/** A pending escalation with the customer of its case, whose personal data its texts may contain. */
export type WaitingEscalation = PendingEscalationRow & { readonly customerId?: string };

export type EscalationFilter = FilterOf<typeof escalationBoardTable>;

/** Reads pending escalations, as of the checkpoints of the projections `escalation-board` and `cases`. */
@Injectable()
export class EscalationBoard {
  constructor(private readonly dataSource: DataSource) {}

  /** Pending escalations, longest waiting first. */
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
