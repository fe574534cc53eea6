import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tier } from '#kernel';
import { caseListTable } from '../case-list/case-list.table.js';
import { escalationBoardTable, type PendingEscalationRow } from './escalation-board.projection.js';

/** An escalation that waits, with whose case it is: what was written in it is that person's data. */
export type WaitingEscalation = PendingEscalationRow & { readonly customerId?: string };

/** Escalations that wait for someone, as far as the projections `escalation-board` and `cases` have come. */
@Injectable()
export class EscalationBoard {
  constructor(private readonly dataSource: DataSource) {}

  /** Those into one tier, or all; the longest waiting first. */
  async pending({ toTier, limit }: { readonly toTier?: Tier; readonly limit: number }): Promise<WaitingEscalation[]> {
    const query = this.dataSource
      .getRepository(escalationBoardTable.entity)
      .createQueryBuilder('e')
      .leftJoin(caseListTable.name, 'c', 'c.caseId = e.caseId')
      .addSelect('c.customerId', 'customerId')
      .orderBy('e.escalatedAt', 'ASC')
      .addOrderBy('e.caseId', 'ASC')
      .limit(limit);
    if (toTier) query.where('e.toTier = :toTier', { toTier });
    const { entities, raw } = await query.getRawAndEntities<{ customerId: string | null }>();
    return entities.map((waiting, nth) => ({ ...waiting, customerId: raw[nth].customerId ?? undefined }));
  }
}
