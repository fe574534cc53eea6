import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpened } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** Allowed on a closed case too: its customer decides who may see it and with whose data it is erased. */
export class LinkCustomer extends commandNamed('LinkCustomer')<{
  /** This customer need not be registered here. */
  readonly customerId: string;
}> {}

/** Only the system may move a case from one customer to another, after two records turned out to be one person. */
export const linkCustomer: Decide<LinkCustomer, CaseState, CaseEvent> = ({ data, context }, state) => {
  assertOpened(state);
  const { customerId } = data;
  if (state.customerId === customerId) return [];
  if (state.customerId !== undefined && context.actor.role !== 'system') throw new CaseRefusal('CASE_HAS_CUSTOMER');
  return [{ type: 'CustomerLinked', data: { customerId } }];
};
