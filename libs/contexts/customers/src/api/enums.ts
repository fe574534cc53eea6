import { enumOf } from '#graphql';
import { segments } from '../customer/customer.events.js';
import type { ErasureView } from '../customer/view/customer.view.js';

export const SegmentEnum = enumOf('Segment', segments);

const erasureStatuses = ['requested', 'erased'] as const satisfies readonly ErasureView['status'][];
export const ErasureStatusEnum = enumOf('ErasureStatus', erasureStatuses);
