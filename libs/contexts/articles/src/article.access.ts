import type { AccessRules, Grant } from '#access';
import type { Role } from '#kernel';
import { type Article, forCustomers } from './api/article.type.js';

/** All who work here with cases, devices or policies. */
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

/** Who may do what with articles, and who is given what of them (domain.md §4, F12). */
export const articleAccess: AccessRules = {
  operations: {
    article: ['customer', ...employees],
    articles: ['customer', ...employees],
  },

  kinds: {
    article: {
      given: {
        ...Object.fromEntries(employees.map((role) => [role, everything])),
        customer: [{ classes: ['open'], where: () => forCustomers }],
      },
    },
  },

  types: {
    Article: {
      kind: 'article',
      whole: (article: Article): Article => article,
      open: `id kind audience status version translations translation publishedAt retiredAt origin revision position`,
      internal: 'changeNote publishedBy retirementReason timesSent',
    },
    ArticleTranslation: { kind: 'answer', open: 'language title body' },
    ArticleConnection: { kind: 'answer', open: 'edges nodes pageInfo totalCount' },
    ArticleEdge: {
      kind: 'article',
      whole: ({ node }: { readonly node: Article }): Article => node,
      open: 'cursor node',
    },
    SentArticle: {
      kind: 'case',
      open: 'articleId version language sentAt translation article',
      internal: 'sentBy',
    },
  },

  fields: { Case: { open: 'sentArticles' } },
};
