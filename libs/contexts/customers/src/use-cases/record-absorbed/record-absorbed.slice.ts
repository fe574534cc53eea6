import { customerApi } from '../../api/customer.api.js';
import { RecordAbsorbed, recordAbsorbed } from './record-absorbed.js';

export const recordAbsorbedSlice = customerApi.slice({
  command: RecordAbsorbed,
  decide: recordAbsorbed,
});
