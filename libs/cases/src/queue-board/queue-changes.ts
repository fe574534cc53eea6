import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { comparePositions } from '#kernel';
import { ReadPositions } from '#projections';
import { queueBoardProjection, type QueueChangeRow, queueChangesTable } from './queue-board.projection.js';

const pageSize = 200;

/** Who came into a queue and who left it, in the order of the log. */
@Injectable()
export class QueueChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly positions: ReadPositions,
  ) {}

  /**
   * The changes of one queue behind a position: those that are there, then those that come, until the signal; without a
   * position only those that come. Read no faster than it is consumed.
   */
  async *follow(
    queue: string,
    after: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<QueueChangeRow, void, void> {
    let through = after;
    // No further than the checkpoint: what lies behind it may be incomplete while another lane still works on it.
    for await (const checkpoint of this.positions.follow(queueBoardProjection.name, signal)) {
      through ??= checkpoint;
      while (comparePositions(through, checkpoint) < 0) {
        const changes = await this.between(queue, through, checkpoint);
        for (const change of changes) {
          if (signal.aborted) return;
          yield change;
        }
        through = changes.length < pageSize ? checkpoint : changes[changes.length - 1].position;
      }
    }
  }

  private between(queue: string, after: string, through: string): Promise<QueueChangeRow[]> {
    return this.dataSource
      .getRepository(queueChangesTable.entity)
      .createQueryBuilder('q')
      .where('(q.fromQueue = :queue OR q.toQueue = :queue)', { queue })
      .andWhere('q.position > :after AND q.position <= :through', { after, through })
      .orderBy('q.position')
      .limit(pageSize)
      .getMany();
  }
}
