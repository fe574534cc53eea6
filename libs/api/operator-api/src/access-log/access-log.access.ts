import type { AccessRules } from '#access';
import type { Role } from '#kernel';

const readers = ['privacy-officer'] as const satisfies readonly Role[];

/** Who may see who looked at whose data (domain.md §4). Nothing of what they saw is in it; that it was asked for is recorded by itself. */
export const accessLogAccess: AccessRules = {
  operations: { accessLog: readers, refusedAttempts: readers },
  kinds: {
    accessLog: { given: { 'privacy-officer': [{ classes: ['open'] }] } },
  },
  types: {
    AccessEntryConnection: { kind: 'accessLog', open: 'edges nodes pageInfo totalCount' },
    AccessEntryEdge: { kind: 'accessLog', open: 'cursor node' },
    AccessEntry: { kind: 'accessLog', open: 'id at actor role operation subject fields correlationId' },
    RefusedAttemptConnection: { kind: 'accessLog', open: 'edges nodes pageInfo totalCount' },
    RefusedAttemptEdge: { kind: 'accessLog', open: 'cursor node' },
    RefusedAttempt: { kind: 'accessLog', open: 'minute actor role operation code attempts' },
  },
};
