import { customerApi } from '../../api/customer.api.js';
import { RecordErasure, recordErasure } from './record-erasure.js';

export const recordErasureSlice = customerApi.slice({
  command: RecordErasure,
  decide: recordErasure,
});
