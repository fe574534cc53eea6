/** Have a value only while something fails or a job goes on, and may be empty here. */
export const mayBeEmpty: readonly string[] = [
  'Article.retiredAt', // customers are shown nothing that is retired
  'Article.retirementReason',
  'ArticleEvent.policyVersion', // no policy decides on articles
  'CustomerErasure.certificateId',
  'CustomerErasure.erasedAt',
  'CustomerErasure.reason', // until it is erased with the rest
  'Erasure.certificate',
  'Erasure.error',
  'Erasure.through',
  'LogSeals.fault',
  'LogSeals.last',
  'LogSeals.unsealedSince',
  'Process.error',
  'Process.nextTimerDueAt',
  'Process.oldestUnsentAt',
  'Process.parked',
  'Process.sendError',
  'Projection.parkedKeys',
  'ProjectionJob.differences',
  'ProjectionJob.endedAt',
  'ProjectionJob.error',
  'ProjectionJob.examples',
  'ProjectionJob.parked',
  'ProjectionJob.phase',
  'ProjectionJob.startedAt',
  'ProjectionLane.error',
  'ProjectionLane.failingSince',
];

/** Types that are answered only while something is wrong. */
export const onlyInTrouble: readonly string[] = ['LogSeal', 'ParkedInstance', 'ParkedKey', 'RowDifference'];
