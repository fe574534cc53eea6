import { Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { badCursor, cursorAt, type Page, pageOfFound, type PageRequest, placeIn } from '#graphql';
import { isInstant } from '#kernel';
import { type FilterOf, narrow, type RowOf } from '#projections';
import type { ArticleView } from '../article/article.view.js';
import { type ArticlePlace, articlesTable } from './articles.projection.js';

/** Filter of the article list. All fields given must match. */
export interface ArticleFilter extends FilterOf<typeof articlesTable> {
  /** BCP 47: only articles that have a translation in exactly this language. */
  readonly language?: string | null;
}

/** Reads articles from the read model, as of the checkpoint of the projection `articles`. */
@Injectable()
export class ArticleList {
  constructor(private readonly dataSource: DataSource) {}

  /** Articles by id; ids that do not exist are missing. */
  async byIds(ids: readonly string[]): Promise<Map<string, ArticleView>> {
    const found = await this.articles.findBy({ articleId: In([...ids]) });
    return new Map(found.map(({ articleId, view }) => [articleId, view]));
  }

  /**
   * One page, most recently published first.
   * @throws GraphQLError BAD_USER_INPUT if the cursor belongs to another list.
   */
  async page(filter: ArticleFilter, request: PageRequest): Promise<Page<ArticleView>> {
    const { size, direction, cursor } = request;
    const forwards = direction === 'forwards';
    const [order, beyond] = forwards ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
    const query = this.matching(filter)
      .orderBy('a.publishedAt', order)
      .addOrderBy('a.articleId', order)
      .limit(size + 1);
    if (cursor !== undefined) {
      query.andWhere(`(a.publishedAt, a.articleId) ${beyond} (:publishedAt, :articleId)`, placeOf(cursor, request));
    }
    const found = await query.getMany();
    return pageOfFound(found, request, ({ view }) => ({ cursor: cursorAt([view.publishedAt, view.id]), node: view }));
  }

  count(filter: ArticleFilter): Promise<number> {
    return this.matching(filter).getCount();
  }

  private matching({ language, ...filter }: ArticleFilter): SelectQueryBuilder<RowOf<typeof articlesTable>> {
    const query = this.articles.createQueryBuilder('a');
    narrow(query, articlesTable, filter);
    if (language) query.andWhere(':language = ANY (a.languages)', { language });
    return query;
  }

  private get articles() {
    return this.dataSource.getRepository(articlesTable.entity);
  }
}

const place = z.tuple([z.string().refine(isInstant), z.string()]);

const placeOf = (cursor: string, request: PageRequest): ArticlePlace => {
  const found = placeIn(cursor, place);
  if (!found) throw badCursor(request);
  const [publishedAt, articleId] = found;
  return { publishedAt, articleId };
};
