/** Fields that have a value only while something fails or a job runs. They may be empty here. */
export const mayBeEmpty: readonly string[] = [
  'Article.retiredAt', // retired articles are hidden from customers
  'Article.retirementReason',
  'ArticleEvent.policyVersion', // decisions on articles apply no policy
  'CustomerErasure.certificateId',
  'CustomerErasure.erasedAt',
  'CustomerErasure.reason', // erased with the personal data
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

/** Types that occur only while something is wrong. */
export const onlyInTrouble: readonly string[] = ['LogSeal', 'ParkedInstance', 'ParkedKey', 'RowDifference'];
