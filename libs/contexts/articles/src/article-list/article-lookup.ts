import { Injectable } from '@nestjs/common';
import type { Permissions } from '#access';
import { type Connection, connectionOf, type Loaders, pageRequestOf, plainData } from '#graphql';
import { forCustomers } from '../api/article.type.js';
import { ArticleReader } from '../article/article.model.js';
import { type ArticleView, foldArticleView } from '../article/article.view.js';
import { type ArticleFilter, ArticleList } from './article-list.js';
import type { ArticleArgs, ArticlesArgs } from './articles.args.js';

/** Answers the queries for articles: the present from the read model, an earlier version from the article's stream. */
@Injectable()
export class ArticleLookup {
  constructor(
    private readonly list: ArticleList,
    private readonly reader: ArticleReader,
  ) {}

  /** The latest version, or the requested one with its own text and the article's present status. */
  async find(
    { id, version }: ArticleArgs,
    loaders: Loaders,
    permissions: Permissions,
  ): Promise<ArticleView | undefined> {
    const present = await this.present(id, loaders);
    if (!version || !present) return present;
    // An article that was public once may be internal now: then customers get no version of it.
    if (isCustomers(permissions) && present.audience !== forCustomers.audience) return undefined;
    const published = await this.version(id, version, loaders);
    const { status, retiredAt, retirementReason } = present;
    return published && { ...published, status, retiredAt, retirementReason };
  }

  /** The latest version of an article, batched per request. */
  present(id: string, loaders: Loaders): Promise<ArticleView | undefined> {
    return loaders.of<string, ArticleView>(this.list, (ids) => this.list.byIds(ids)).load(id);
  }

  /** A version as it was published, or undefined if there is no such version. */
  async version(id: string, version: number, loaders: Loaders): Promise<ArticleView | undefined> {
    const versions = await loaders.of<string, readonly ArticleView[]>(this, (ids) => this.versionsOf(ids)).load(id);
    return versions?.[version - 1];
  }

  page({ filter, ...args }: ArticlesArgs, permissions: Permissions): Promise<Connection<ArticleView>> {
    const given: ArticleFilter = plainData(filter ?? {});
    const shown = isCustomers(permissions) ? forCustomersAlone(given) : given;
    const request = pageRequestOf(args);
    return this.list.page(shown, request).then((page) => connectionOf(page, () => this.list.count(shown)));
  }

  private async versionsOf(ids: readonly string[]): Promise<Map<string, readonly ArticleView[]>> {
    const histories = await Promise.all(ids.map((id) => this.reader.history(id)));
    return new Map(
      histories.map((history, nth) => {
        const published = history.filter(({ type }) => type === 'ArticlePublished');
        return [ids[nth], published.map((event) => foldArticleView(undefined, event))];
      }),
    );
  }
}

const isCustomers = ({ viewer }: Permissions): boolean => viewer.actor.role === 'customer';

const forCustomersAlone = (asked: ArticleFilter): ArticleFilter => ({
  ...asked,
  audience: only(forCustomers.audience, asked.audience),
  status: only(forCustomers.status, asked.status),
});

const only = <Value>(value: Value, asked?: readonly Value[] | null): readonly Value[] =>
  (asked ?? [value]).filter((each) => each === value);
