import type { AccessRules } from '#access';
import type { Role } from '#kernel';

const operators = ['operator', 'integration'] as const satisfies readonly Role[];

/** Access rules of operations for operators. None of them shows content of cases. */
export const operatorAccess: AccessRules = {
  operations: {
    projections: operators,
    projectionJobs: operators,
    processes: operators,
    logSeals: operators,
    retryParked: operators,
    rebuildProjection: operators,
    verifyProjection: operators,
    retryProcess: operators,
  },
  resources: {
    operations: { grants: Object.fromEntries(operators.map((role) => [role, [{ classes: ['open'] }]])) },
  },
  types: {
    Projection: {
      resource: 'operations',
      open: 'name version position lagSeconds lagEvents lanes parkedKeyCount parkedKeys',
    },
    ProjectionLane: {
      resource: 'operations',
      open: `lane position lagSeconds lagEvents advancedAt worker leaseExpiresAt failures failingSince error`,
    },
    ParkedKey: {
      resource: 'operations',
      open: 'key lane position eventType error since attempts events isRetryRequested',
    },
    ProjectionJob: {
      resource: 'operations',
      open: `id kind projection requestedBy requestedAt state phase events share eventsPerSecond startedAt endedAt
        differences examples parked error`,
    },
    RowDifference: { resource: 'operations', open: 'table key kind columns' },
    ProjectionJobPayload: { resource: 'operations', open: 'job userErrors' },
    RetryParkedPayload: { resource: 'operations', open: 'keys userErrors' },
    Process: {
      resource: 'operations',
      open: `name position advancedAt error instances parked unsent oldestUnsentAt sendError timers nextTimerDueAt`,
    },
    ParkedInstance: { resource: 'operations', open: 'instance parkedAt error deferredEvents' },
    RetryProcessPayload: { resource: 'operations', open: 'instances userErrors' },
    LogSeals: { resource: 'operations', open: 'last unsealedEvents unsealedSince fault' },
    LogSeal: { resource: 'operations', open: 'number through sealedAt' },
  },
};
