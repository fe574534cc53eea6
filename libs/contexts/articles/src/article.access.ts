import type { AccessRules, Grant } from '#access';
import type { Role } from '#kernel';
import { type Article, forCustomers } from './api/article.type.js';

/** Roles of employees and of systems that may read articles. */
const employees = [
  'agent',
  'engineer',
  'engineering',
  'relations',
  'technician',
  'dispatcher',
  'quality',
  'analyst',
  'policy-admin',
  'integration',
] as const satisfies readonly Role[];

const everything: readonly Grant[] = [{ classes: ['open', 'internal'] }];

/** Access rules of articles: which roles may run which operations and read which fields (F12). */
export const articleAccess: AccessRules = {
  operations: {
    article: ['customer', ...employees],
    articles: ['customer', ...employees],
  },

  resources: {
    article: {
      grants: {
        ...Object.fromEntries(employees.map((role) => [role, everything])),
        customer: [{ classes: ['open'], where: () => forCustomers }],
      },
    },
  },

  types: {
    Article: {
      resource: 'article',
      root: (article: Article): Article => article,
      open: `id kind audience status version translations translation publishedAt retiredAt origin revision position`,
      internal: 'changeNote publishedBy retirementReason timesSent',
    },
    ArticleTranslation: { resource: 'answer', open: 'language title body' },
    ArticleConnection: { resource: 'answer', open: 'edges nodes pageInfo totalCount' },
    ArticleEdge: {
      resource: 'article',
      root: ({ node }: { readonly node: Article }): Article => node,
      open: 'cursor node',
    },
    SentArticle: {
      resource: 'case',
      open: 'articleId version language sentAt translation article',
      internal: 'sentBy',
    },
  },

  fields: { Case: { open: 'sentArticles' } },
};
