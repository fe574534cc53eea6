import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type SentArticleRow, sentArticlesTable } from './sent-articles.projection.js';

/** Reads which articles were sent, as of the checkpoint of the projection `sent-articles`. */
@Injectable()
export class SentArticles {
  constructor(private readonly dataSource: DataSource) {}

  /** The articles sent on each of these cases, in the order of the log. */
  async onCases(caseIds: readonly string[]): Promise<Map<string, readonly SentArticleRow[]>> {
    const found = await this.sent.find({ where: { caseId: In([...caseIds]) }, order: { position: 'ASC' } });
    return new Map(caseIds.map((caseId) => [caseId, found.filter((row) => row.caseId === caseId)]));
  }

  /** How often each of these articles was sent, over all versions. */
  async timesSent(articleIds: readonly string[]): Promise<Map<string, number>> {
    const counts = await this.sent
      .createQueryBuilder('s')
      .select('s.articleId', 'articleId')
      .addSelect('count(*)::integer', 'times')
      .where('s.articleId = ANY (:articleIds)', { articleIds })
      .groupBy('s.articleId')
      .getRawMany<{ articleId: string; times: number }>();
    return new Map(counts.map(({ articleId, times }) => [articleId, times]));
  }

  private get sent() {
    return this.dataSource.getRepository(sentArticlesTable.entity);
  }
}
