import type { Actor, Role } from '#kernel';
import type { FieldClass } from '#privacy';
import type { CaseView } from '../case/view/case.view.js';
import type { Case } from './case.type.js';

/** What of cases a role is given. */
export interface Sight {
  readonly cases: 'all' | 'own' | 'none';
  /** Fields of other classes stay sealed. */
  readonly reveals: readonly FieldClass[];
  /** Queue work, why and after what it was escalated, how work was done, and the history of all that. */
  readonly internal: boolean;
}

const nothing: Sight = { cases: 'none', reveals: [], internal: false };
const everything: Sight = { cases: 'all', reveals: ['plain', 'personal', 'text'], internal: true };
const nobodyByName: Sight = { cases: 'all', reveals: ['plain', 'text'], internal: true };

/** Who sees what of cases (domain.md §4). */
const sights: { readonly [role in Role]: Sight } = {
  customer: { cases: 'own', reveals: ['plain', 'personal', 'text'], internal: false },
  agent: everything,
  engineer: everything,
  relations: everything,
  dispatcher: everything,
  quality: everything,
  engineering: nobodyByName,
  analyst: nobodyByName,
  integration: nobodyByName,
  technician: nothing,
  'policy-admin': nothing,
  'privacy-officer': nothing,
  operator: nothing,
  system: nothing,
};

export const sightOf = ({ role }: Actor): Sight => sights[role];

/** The case as this actor is given it; undefined where it is none of theirs. */
export const sharedWith = (actor: Actor, view: CaseView | undefined): Case | undefined => {
  const { cases, reveals, internal } = sightOf(actor);
  if (!view || cases === 'none' || (cases === 'own' && view.customerId !== actor.customerId)) return undefined;
  return { ...view, ...(internal ? {} : customerSide(view)), ...(reveals.includes('personal') ? {} : masked) };
};

const masked = { contact: undefined, screenshot: undefined, orderNumber: undefined } satisfies Partial<Case>;

/** What is left of the inner workings for the customer: that it is escalated, not why; what is wrong, not how one knows. */
const customerSide = ({ awaiting, pendingEscalation, diagnosis }: CaseView): Partial<Case> => ({
  queue: undefined,
  skills: undefined,
  assignee: undefined,
  transferCount: undefined,
  noteCount: undefined,
  links: [],
  awaiting: awaiting && { ...awaiting, reason: undefined },
  pendingEscalation: pendingEscalation && {
    ...pendingEscalation,
    specialty: undefined,
    reason: undefined,
    urgentReason: undefined,
    attempts: undefined,
  },
  diagnosis: diagnosis && { ...diagnosis, steps: undefined, evidence: undefined, diagnosedBy: undefined },
});
