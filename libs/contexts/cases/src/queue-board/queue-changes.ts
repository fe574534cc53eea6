import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { comparePositions, type Tier } from '#kernel';
import { ReadPositions } from '#projections';
import { queueBoardProjection, type QueueChangeRow, queueChangesTable } from './queue-board.projection.js';

const pageSize = 200;

/** The part of the board to follow: all of it, one queue, one tier, or one tier of one queue. */
export interface BoardPart {
  readonly queue?: string;
  /** Includes escalations to this tier. */
  readonly tier?: Tier;
}

/** Streams how cases move on the board, in the order of the log. */
@Injectable()
export class QueueChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly positions: ReadPositions,
  ) {}

  /**
   * Yields the changes that touch this part of the board after a position: stored ones first, then new ones, until the
   * signal aborts. Without a position, only new ones. Reads no faster than the consumer.
   */
  async *follow(
    part: BoardPart,
    after: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<QueueChangeRow, void, void> {
    let through = after;
    // Read no further than the checkpoint: changes after it may be incomplete while another lane is still working on
    // them.
    for await (const checkpoint of this.positions.follow(queueBoardProjection.name, signal)) {
      through ??= checkpoint;
      while (comparePositions(through, checkpoint) < 0) {
        const changes = await this.between(part, through, checkpoint);
        for (const change of changes) {
          if (signal.aborted) return;
          yield change;
        }
        through = changes.length < pageSize ? checkpoint : changes[changes.length - 1].position;
      }
    }
  }

  private between(part: BoardPart, after: string, through: string): Promise<QueueChangeRow[]> {
    const query = this.dataSource
      .getRepository(queueChangesTable.entity)
      .createQueryBuilder('q')
      .where('q.position > :after AND q.position <= :through', { after, through })
      .orderBy('q.position')
      .limit(pageSize);
    if (part.queue || part.tier) query.andWhere(touching(part), part);
    return query.getMany();
  }
}

/** Where a case was before a change, and where it is after. */
const ends = [
  { queue: 'q.fromQueue', tier: 'q.fromTier', escalation: 'q.wasEscalatedToTier' },
  { queue: 'q.toQueue', tier: 'q.toTier', escalation: 'q.escalatedToTier' },
];

/** Either end lies in this part, which names a queue, a tier or both. */
const touching = ({ queue, tier }: BoardPart): string => {
  const within = (end: (typeof ends)[number]): string =>
    [
      ...(queue ? [`${end.queue} = :queue`] : []),
      ...(tier ? [`(${end.tier} = :tier OR ${end.escalation} = :tier)`] : []),
    ].join(' AND ');
  return `((${within(ends[0])}) OR (${within(ends[1])}))`;
};
