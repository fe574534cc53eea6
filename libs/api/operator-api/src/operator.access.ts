import type { AccessRules } from '#access';
import type { Role } from '#kernel';

const operators = ['operator', 'integration'] as const satisfies readonly Role[];

/** Who may see and mend how the service is doing (domain.md §4): nothing of it is content of cases. */
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
  kinds: {
    operations: { given: Object.fromEntries(operators.map((role) => [role, [{ classes: ['open'] }]])) },
  },
  types: {
    Projection: {
      kind: 'operations',
      open: 'name version position lagSeconds lagEvents lanes parkedKeyCount parkedKeys',
    },
    ProjectionLane: {
      kind: 'operations',
      open: `lane position lagSeconds lagEvents advancedAt worker leaseExpiresAt failures failingSince error`,
    },
    ParkedKey: {
      kind: 'operations',
      open: 'key lane position eventType error since attempts events isRetryRequested',
    },
    ProjectionJob: {
      kind: 'operations',
      open: `id kind projection requestedBy requestedAt state phase events share eventsPerSecond startedAt endedAt
        differences examples parked error`,
    },
    RowDifference: { kind: 'operations', open: 'table key kind columns' },
    ProjectionJobPayload: { kind: 'operations', open: 'job userErrors' },
    RetryParkedPayload: { kind: 'operations', open: 'keys userErrors' },
    Process: {
      kind: 'operations',
      open: `name position advancedAt error instances parked unsent oldestUnsentAt sendError timers nextTimerDueAt`,
    },
    ParkedInstance: { kind: 'operations', open: 'instance parkedAt error deferredEvents' },
    RetryProcessPayload: { kind: 'operations', open: 'instances userErrors' },
    LogSeals: { kind: 'operations', open: 'last unsealedEvents unsealedSince fault' },
    LogSeal: { kind: 'operations', open: 'number through sealedAt' },
  },
};
