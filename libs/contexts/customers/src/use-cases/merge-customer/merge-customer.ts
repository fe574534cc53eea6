import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import { CustomerRefusal } from '../../customer/customer.refusals.js';
import type { CustomerState } from '../../customer/customer.state.js';
import { customerIdOf } from '../../customer/customer.streams.js';
import type { CustomerView } from '../../customer/view/customer.view.js';

/** Sent to the duplicate: merges it, with everything that belongs to it, into the record `into`. */
export class MergeCustomer extends commandNamed('MergeCustomer')<{ readonly into: string }> {}

type Survivor = Pick<CustomerView, 'registeredAt' | 'mergedInto' | 'erasure'>;

/**
 * Neither record may be merged already, so merges never form a cycle. A record under a legal hold or in an erasure is
 * not merged, because hold and erasure apply to that record.
 * @param survivor the record to merge into, as read from its stream; undefined if there is none.
 */
export const mergeCustomer =
  (survivor: Survivor | undefined): Decide<MergeCustomer, CustomerState, CustomerEvent> =>
  ({ stream, data: { into } }, state) => {
    if (!state.isRegistered) throw new CustomerRefusal('CUSTOMER_NOT_FOUND');
    if (state.mergedInto === into) return [];
    if (state.mergedInto !== undefined) throw new CustomerRefusal('CUSTOMER_MERGED', { survivor: state.mergedInto });
    if (into === customerIdOf(stream)) throw new CustomerRefusal('MERGE_INTO_ITSELF', {}, ['into']);
    if (!survivor?.registeredAt) throw new CustomerRefusal('SURVIVOR_NOT_FOUND', {}, ['into']);
    if (survivor.mergedInto) throw new CustomerRefusal('SURVIVOR_MERGED', { survivor: survivor.mergedInto }, ['into']);
    if (state.isHeld) throw new CustomerRefusal('LEGAL_HOLD');
    if (state.isErasurePending || survivor.erasure?.status === 'requested')
      throw new CustomerRefusal('ERASURE_PENDING');
    return [{ type: 'CustomerMerged', data: { into } }];
  };
