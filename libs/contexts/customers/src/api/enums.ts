import { enumOf } from '#graphql';
import { segments } from '../customer/customer.events.js';
import type { ErasureView } from '../customer/view/customer.view.js';

export const SegmentEnum = enumOf('Segment', segments, 'Kind of customer, which service terms and routing depend on.', {
  consumer: 'A private customer.',
  enterprise: 'A company.',
  education: 'A school, a student or a teacher.',
});

const erasureStatuses = ['requested', 'erased'] as const satisfies readonly ErasureView['status'][];
export const ErasureStatusEnum = enumOf('ErasureStatus', erasureStatuses, 'How far an erasure of personal data is.', {
  requested: 'The erasure was asked for and is not finished.',
  erased: 'The personal data cannot be read any more.',
});
