import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpened } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** Also of a closed case: whose it was decides who may see it, and with whose data it is erased. */
export class LinkCustomer extends commandNamed('LinkCustomer')<{
  /** Need not be registered here. */
  readonly customerId: string;
}> {}

/** A case changes hands only where two records turn out to be one person, which is the system's to carry out. */
export const linkCustomer: Decide<LinkCustomer, CaseState, CaseEvent> = ({ data, context }, state) => {
  assertOpened(state);
  const { customerId } = data;
  if (state.customerId === customerId) return [];
  if (state.customerId !== undefined && context.actor.role !== 'system') throw new CaseRefusal('CASE_HAS_CUSTOMER');
  return [{ type: 'CustomerLinked', data: { customerId } }];
};
