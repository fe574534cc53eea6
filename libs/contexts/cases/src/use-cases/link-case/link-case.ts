import { commandNamed, type Decide, sameJson } from '#kernel';
import type { CaseEvent, ExternalReference, LinkRelation } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpened } from '../../case/case.rules.js';
import type { CaseState, Opened } from '../../case/case.state.js';
import { caseIdOf } from '../../case/case.streams.js';

/** Allowed on a closed case too, which a later case may follow up. Exactly one target is given. */
export class LinkCase extends commandNamed('LinkCase')<{
  readonly relation: LinkRelation;
  readonly caseId?: string;
  readonly externalReference?: ExternalReference;
  /** Why cases of different customers are linked. */
  readonly overrideReason?: string;
}> {}

/** The target in the API's input, where `caseId` is the case that is linked. */
const inputField = ['toCaseId'];

/** The target's customer, as read from its stream; undefined if there is no such case. */
export type LinkTarget = { readonly customerId?: string } | undefined;

export const linkCase =
  (target: LinkTarget): Decide<LinkCase, CaseState, CaseEvent> =>
  ({ stream, data }, state) => {
    assertOpened(state);
    const { relation, caseId, externalReference, overrideReason } = data;
    if (!caseId === !externalReference) throw new CaseRefusal('LINK_TARGET_NEEDED', {}, inputField);
    if (caseId === caseIdOf(stream)) throw new CaseRefusal('LINK_TO_ITSELF', {}, inputField);
    const link = { relation, caseId, externalReference };
    if (state.links.some((known) => sameJson(known, link))) return [];
    if (caseId) assertTarget(target, state, overrideReason);
    return [{ type: 'CaseLinked', data: { ...link, overrideReason } }];
  };

const assertTarget = (target: LinkTarget, { customerId }: Opened, overrideReason: string | undefined): void => {
  if (!target) throw new CaseRefusal('LINK_TARGET_UNKNOWN', {}, inputField);
  const sameCustomer = customerId !== undefined && target.customerId === customerId;
  if (!sameCustomer && !overrideReason) throw new CaseRefusal('LINK_ACROSS_CUSTOMERS', {}, ['overrideReason']);
};
