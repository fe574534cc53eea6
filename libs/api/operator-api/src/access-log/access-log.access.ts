import type { AccessRules } from '#access';
import type { Role } from '#kernel';

const readers = ['privacy-officer'] as const satisfies readonly Role[];

/** Access rules of the audit log. Its entries contain no personal data; `AccessLogReader` records who reads them. */
export const accessLogAccess: AccessRules = {
  operations: { accessLog: readers, refusedAttempts: readers },
  resources: {
    accessLog: { grants: { 'privacy-officer': [{ classes: ['open'] }] } },
  },
  types: {
    AccessEntryConnection: { resource: 'accessLog', open: 'edges nodes pageInfo totalCount' },
    AccessEntryEdge: { resource: 'accessLog', open: 'cursor node' },
    AccessEntry: { resource: 'accessLog', open: 'id at actor role operation subject fields correlationId' },
    RefusedAttemptConnection: { resource: 'accessLog', open: 'edges nodes pageInfo totalCount' },
    RefusedAttemptEdge: { resource: 'accessLog', open: 'cursor node' },
    RefusedAttempt: { resource: 'accessLog', open: 'minute actor role operation code attempts' },
  },
};
