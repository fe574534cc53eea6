import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tier } from '#kernel';
import { PendingEscalationEntity } from './escalation-board.entity.js';
import type { PendingEscalationRow } from './escalation-board.projection.js';

/** Escalations that wait for someone, as far as the projection `escalation-board` has come. */
@Injectable()
export class EscalationBoard {
  constructor(private readonly dataSource: DataSource) {}

  /** Those into one tier, or all; the longest waiting first. */
  pending({ toTier, limit }: { readonly toTier?: Tier; readonly limit: number }): Promise<PendingEscalationRow[]> {
    return this.dataSource.getRepository(PendingEscalationEntity).find({
      where: toTier ? { toTier } : {},
      order: { escalatedAt: 'ASC', caseId: 'ASC' },
      take: limit,
    });
  }
}
